"""Pictures made to order: the chart of /status and the clinic's poster.

What draws them is large (matplotlib and its arrays, a typesetter and its fonts), so it runs in a
process of its own that ends with the picture: `apart` is all that the bot itself imports.
"""
