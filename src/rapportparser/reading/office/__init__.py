"""What readers of office documents share: bounded archives and XML, paragraphs, numbering, signs, pictures, tables."""
