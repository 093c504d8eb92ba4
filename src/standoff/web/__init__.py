"""The record in a browser: pages rendered here, the HTTP API beside them, nothing loaded from elsewhere.

`make_app(Settings(record))` gives the ASGI application. A page is a function from what is asked (`visits.Visit`) to a
template with its rows (`visits.Shown`); `routes.py` lists them. Text of reports is cut at span boundaries and escaped
by the template, slice by slice; no HTML of a source is ever rendered, and the policy of every answer allows nothing
but the style sheets, scripts and images that stand in `static`.
"""
