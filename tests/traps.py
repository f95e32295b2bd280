"""Sources that are made to do harm."""

from __future__ import annotations


def endless_forms() -> bytes:
    """A small PDF that asks for far more work than anybody waits for: forms that draw the next one many times."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>"]
    objects.append(
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>"
    )
    draw = b"/F Do\n" * 12
    objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(draw), draw))
    depth = 11
    for level in range(depth):
        head = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</F %d 0 R>>>>" % (6 + level)
        objects.append(b"<<%s/Length %d>>stream\n%s\nendstream" % (head, len(draw), draw))
    objects.append(b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 10>>stream\n0 0 9 9 re\nendstream")
    made = b"%PDF-1.4\n" + b"".join(b"%d 0 obj%s endobj\n" % (at, item) for at, item in enumerate(objects, start=1))
    return made + b"trailer<</Root 1 0 R/Size %d>>\n%%%%EOF\n" % (len(objects) + 1)
