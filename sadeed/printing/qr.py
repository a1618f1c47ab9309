"""A QR code as an SVG drawing: the same one on paper and inside a page."""

from io import BytesIO

import segno


def svg(address: str, *, title: str = "", quiet_zone: int = 4) -> str:
    """`address` drawn as `<svg class="qr">`: black on its own white ground, sized by whoever places it.

    It carries a viewBox and plain attributes only, so it stands inline under a CSP that forbids style attributes and
    scripts. `title` is what a screen reader says; it is escaped. `quiet_zone` is the white edge in modules: scanners
    ask for four, paper that is already white may take none.
    Raises `segno.DataOverflowError` when the address is too long for any QR code.
    """
    drawing = BytesIO()
    segno.make_qr(address, error="m").save(
        drawing, kind="svg", border=quiet_zone, dark="#000", light="#fff", title=title or None,
        xmldecl=False, nl=False, omitsize=True, svgclass="qr", lineclass=None,
    )  # fmt: skip
    return drawing.getvalue().decode()
