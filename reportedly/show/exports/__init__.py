"""What is handed on: one function per format, all of them in the table `table.FORMATS`.

    Bundle ─one function per format→ bytes

A bundle is read as often as a format needs; nothing here knows a case file, a model or the clock: the same bundle
gives the same bytes.
"""
