"""What somebody did or wants done, in a short sentence; must not know what is done about it.

`pieces` cuts out names, dates and figures; `zh` and `en` say what the words mean; the forms (in `paying`,
`reminding`, `changing`, `showing`, `talking`) say which meanings make a wish; `reader` joins them.
"""
