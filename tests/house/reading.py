"""A page read by a strict reader of HTML: what is invalid, what leads outside, which words are of another language."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib

LATIN = re.compile(r"[A-Za-z]{2,}")
ARABIC = re.compile(r"[\u0621-\u064a]+")
OUTSIDE = re.compile(r"(?:https?:)?//[^/]")
OWN = "http://public.example"  # where the house's own public pages stand
SPOKEN = ("aria-label", "placeholder", "title", "alt", "aria-description")
APART = ("bdi", "code", "kbd", "script", "style", "textarea", "svg")  # signs and codes, not words of the page
INITIALS = ("me-initials",)  # the first letters of a name
# Brand names, and codes that are the same in every language.
NAMES = re.compile(
    r"Sadeed|QR|PDF|WhatsApp|\.(?:md|txt)|\{\w+\}|JPEG|PNG|WebP|Excel|CSV|(?:SD|P|Q|J|T|M|V|W|S|K|I|E|C)-\d{4}-\d+|[A-Z]-\d+(?:\.\d+)?|SA\d{22}|HTTPS?|STARTTLS|TLS|POST|GET|JSON"
)


class Reader(html5lib.HTMLParser):
    """html5lib, told to remember what it would have mended silently."""

    def faults(self) -> Iterator[str]:
        """What is not HTML, as sentences."""
        for (line, _column), name, told in self.errors:
            yield f"line {line}: {name} {told}"


def whole(html: str) -> tuple[Element, list[str]]:
    """The page and what is wrong with its HTML."""
    reader = Reader(namespaceHTMLElements=False)
    return reader.parse(html), list(reader.faults())


def part(html: str) -> tuple[Element, list[str]]:
    """A fragment, read as it would stand inside the room."""
    reader = Reader(namespaceHTMLElements=False)
    return reader.parseFragment(html, container="div"), list(reader.faults())


def attributes(root: Element) -> Iterator[tuple[str, str, str]]:
    """(element, attribute, value) of everything on the page."""
    for element in root.iter():
        for name, value in element.attrib.items():
            yield str(element.tag), str(name), value


def leads_outside(root: Element) -> list[str]:
    """Attributes with an address of another house (S11); the house's own public pages are its own."""
    return [
        f"<{tag} {name}={value}>"
        for tag, name, value in attributes(root)
        if OUTSIDE.match(value.strip()) and not value.startswith(OWN) and not name.startswith("xmlns")
    ]


def said(element: Element, language: str) -> Iterator[str]:
    """Every piece of text that is words of the page in its own language, attributes that are read aloud included."""
    if not isinstance(element.tag, str) or element.tag in APART or element.attrib.get("class") in INITIALS:
        return
    if element.attrib.get("lang", language) != language:
        return
    yield from (element.attrib[name] for name in SPOKEN if name in element.attrib)
    if element.text:
        yield element.text
    for child in element:
        yield from said(child, language)
        if child.tail:
            yield child.tail


def foreign(root: Element, language: str, data: re.Pattern[str]) -> set[str]:
    """Words of the other language, but for brands, codes and what people wrote (`data`)."""
    wanted = LATIN if language == "ar" else ARABIC
    return {
        text.strip() for text in said(root, language) if wanted.search(NAMES.sub(" ", data.sub(" ", text)))
    }  # fmt: skip
