"""The general way from a `Document` to an `Outline`, for whatever body wrote it: evidence is weighed, nothing is presumed."""
