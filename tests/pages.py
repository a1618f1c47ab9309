"""A page read as a person would: its forms, its links, and what is wrong with it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

DIRECTIONS = {"ar": "rtl", "en": "ltr"}


@dataclass
class Form:
    """A form as it stands on the page: where it goes, which act it is, what it holds already."""

    action: str
    method: str
    act: str
    values: dict[str, Any] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)


class Page(HTMLParser):
    """What stands on a page."""

    def __init__(self) -> None:
        super().__init__()
        self.html: dict[str, str | None] = {}
        self.ids: list[str] = []
        self.tags: list[str] = []
        self.links: list[str] = []
        self.forms: list[Form] = []
        self.marks: list[dict[str, str | None]] = []
        self.unfit: list[str] = []
        self._form: Form | None = None
        self._select: str = ""
        self._area: str = ""

    @classmethod
    def read(cls, html: str) -> "Page":
        """Read it."""
        page = cls()
        page.feed(html)
        return page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """One element."""
        has = dict(attrs)
        self.tags.append(tag)
        self.marks.append(has)
        if tag == "html":
            self.html = has
        if has.get("id"):
            self.ids.append(str(has["id"]))
        if "style" in has or any(name.startswith("on") for name in has) or tag == "style":
            self.unfit.append(f"<{tag}> carries a style or a script that the policy of the page forbids")
        if tag == "script" and "src" not in has:
            self.unfit.append("a script stands in the page")
        if tag == "a" and has.get("href"):
            self.links.append(str(has["href"]))
        if tag == "form":
            self._form = Form(has.get("action") or "", (has.get("method") or "get").lower(), has.get("data-act") or "")
            self.forms.append(self._form)
        self._control(tag, has)

    def _control(self, tag: str, has: dict[str, str | None]) -> None:
        name = str(has.get("name") or "")
        if self._form is None:
            return
        if tag == "select":
            self._select = name
            self._form.names.add(name)
        elif tag == "option" and self._select and ("selected" in has or self._select not in self._form.values):
            self._form.values[self._select] = has.get("value") or ""
        elif tag == "textarea":
            self._area = name
            self._form.values[name] = ""
            self._form.names.add(name)
        elif tag == "input" and name:
            self._form.names.add(name)
            kind = has.get("type") or "text"
            if kind not in ("checkbox", "radio", "submit", "file") or "checked" in has:
                value: Any = has.get("value") or ("on" if kind == "checkbox" else "")
                ticked = self._form.values.get(name)
                if kind == "checkbox" and ticked is not None:  # several boxes ticked under one name
                    value = [*([ticked] if isinstance(ticked, str) else ticked), value]
                self._form.values[name] = value

    def handle_data(self, data: str) -> None:
        """Words inside a text area are its value; the first line break after its tag is not."""
        if self._area and self._form is not None:
            self._form.values[self._area] += data.removeprefix("\n").removeprefix("\r\n")

    def handle_endtag(self, tag: str) -> None:
        """The end of a form or a control."""
        if tag == "form":
            self._form = None
        elif tag == "select":
            self._select = ""
        elif tag == "textarea":
            self._area = ""

    def hidden(self) -> dict[str, Any]:
        """The token of the first posting form."""
        return next(f.values for f in self.forms if f.method == "post" and "csrf_token" in f.values)

    def form(self, path: str) -> Form:
        """The posting form of an act on this page: the one that goes to `path`, or the only one with a key."""
        acts = [form for form in self.forms if form.method == "post" and form.act]
        found = [form for form in acts if form.action.split("?")[0] == path.split("?")[0]] or acts
        assert found, f"no form of an act at {path}: {[form.action for form in self.forms]}"
        return found[0]

    def what_is_wrong(self) -> Iterator[str]:
        """What must not be on any page."""
        yield from self.unfit
        language = self.html.get("lang")
        if language not in DIRECTIONS:
            yield "the page does not say its language"
        elif self.html.get("dir") != DIRECTIONS[str(language)]:
            yield "the page does not run in the direction of its language"
        for tag in ("h1", "title", "main"):
            if self.tags.count(tag) - (tag == "title" and self._svg_titles()) != 1:
                yield f"{self.tags.count(tag)} elements <{tag}>"
        for twice in sorted({name for name in self.ids if self.ids.count(name) > 1}):
            yield f"two elements are called {twice}"
        for form in self.forms:
            if form.method == "post" and not form.values.get("csrf_token"):
                yield f"the form to {form.action} has no token"

    def _svg_titles(self) -> int:
        return max(0, self.tags.count("title") - 1) if "svg" in self.tags else 0


def faults_of(html: str) -> list[str]:
    """What is wrong with a page, as sentences."""
    return list(Page.read(html).what_is_wrong())
