"""What a hostile or careless hand might bring, made here, each with what must become of it.

`becomes` is "picture" or "document" for what is kept (written anew), else the code of the reason it is refused for.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass

import pikepdf
from PIL import Image

PLACE = b"N24.7136 E46.6753"  # what a telephone writes of where it was
SCRIPT = b"<script>alert(document.domain)</script>"
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"  # harmless; scanners know it


@dataclass(frozen=True)
class Brought:
    """One thing brought: the name and type it claims, and what becomes of it."""

    called: str
    name: str
    claimed: str
    make: Callable[[], bytes]
    becomes: str
    never: tuple[bytes, ...] = ()  # what must not be left in what is kept


def picture(kind: str = "JPEG", size: tuple[int, int] = (64, 48), **more: object) -> bytes:
    """A small honest picture."""
    into = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(into, kind, **more)
    return into.getvalue()


def with_place() -> bytes:
    """A photo that says where it was taken, and that it lies on its side."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, PLACE.decode()
    exif.get_ifd(0x8825)[0x001D] = PLACE.decode()
    return picture(exif=exif, comment=PLACE, icc_profile=b"ICC " + PLACE * 4)


def png(width: int, height: int, rows: bytes = b"") -> bytes:
    """A PNG that claims that size, whatever it holds."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack("!I", len(body)) + name + body + struct.pack("!I", zlib.crc32(name + body))

    head = struct.pack("!IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")


def tiff_bomb() -> bytes:
    """A TIFF of forty bytes that claims 60,000 × 60,000 pixels."""
    tags = [(256, 60000), (257, 60000), (258, 8), (259, 1), (262, 1), (273, 8), (277, 1), (278, 60000), (279, 40)]
    entries = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags)
    return b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", len(tags)) + entries + b"\0" * 4


def zip_bomb() -> bytes:
    """A megabyte of nothing in a kilobyte, called a PDF."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("nothing", b"\0" * 10_000_000)
    return into.getvalue()


def gifar() -> bytes:
    """A GIF in front, a Java archive behind."""
    return picture("GIF") + zip_bomb()


def document(pages: int = 1, **more: object) -> bytes:
    """A PDF with this many pages."""
    made = pikepdf.new()
    for _ in range(pages):
        made.add_blank_page(page_size=(200, 200))
    return saved(made, **more)


def saved(made: pikepdf.Pdf, **more: object) -> bytes:
    """Its bytes."""
    into = io.BytesIO()
    made.save(into, **more)
    return into.getvalue()


def acting_document() -> bytes:
    """A PDF that does everything a PDF should not: on opening, on its pages, in its fields, and in what hangs on it."""
    made = pikepdf.new()
    name, text = pikepdf.Name, pikepdf.String
    page = made.add_blank_page(page_size=(200, 200))
    script = pikepdf.Dictionary(S=name.JavaScript, JS=text("app.alert('JSMARK')"))
    launch = pikepdf.Dictionary(S=name.Launch, F=text("LAUNCHMARK.exe"))
    link = pikepdf.Dictionary(Type=name.Annot, Subtype=name.Link, Rect=[0, 0, 9, 9], A=pikepdf.Dictionary(
        S=name.URI, URI=text("http://evil.example/URIMARK")))  # fmt: skip
    field = pikepdf.Dictionary(Type=name.Annot, Subtype=name.Widget, FT=name.Tx, T=text("f"), Rect=[0, 0, 9, 9],
                               A=launch, AA=pikepdf.Dictionary(K=script))  # fmt: skip
    page.obj.Annots = made.make_indirect(pikepdf.Array([made.make_indirect(link), made.make_indirect(field)]))
    page.obj.AA = pikepdf.Dictionary(O=script)
    made.Root.OpenAction = script
    made.Root.AA = pikepdf.Dictionary(WC=launch)
    made.Root.AcroForm = pikepdf.Dictionary(Fields=[page.obj.Annots[1]], XFA=made.make_stream(b"<xdp>XFAMARK</xdp>"))
    made.attachments["ATTACHMARK.exe"] = b"MZ ATTACHMARK"
    made.Root.Names.JavaScript = pikepdf.Dictionary(Names=[text("x"), made.make_indirect(script)])
    made.docinfo["/Author"] = "AUTHORMARK"
    outside = made.make_stream(b"0 0 m", F=text("/etc/passwd"), OPI=pikepdf.Dictionary(F=text("OPIMARK")))
    page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(A=outside))
    return saved(made, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)


def form_document() -> bytes:
    """An honest form, filled in: what was written in it is seen."""
    made = pikepdf.new()
    page = made.add_blank_page(page_size=(200, 200))
    seen = made.make_stream(b"0 0 m 5 5 l S % FILLEDIN", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form,
                            BBox=[0, 0, 90, 20])  # fmt: skip
    field = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx, F=4,
                               T=pikepdf.String("f"), V=pikepdf.String("x"), Rect=[10, 10, 100, 30],
                               AP=pikepdf.Dictionary(N=seen))  # fmt: skip
    held = made.make_indirect(field)
    page.obj.Annots = pikepdf.Array([held])
    made.Root.AcroForm = pikepdf.Dictionary(Fields=[held])
    return saved(made)


def plainly(content: bytes) -> bytes:
    """A document with nothing of it packed away."""
    into = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as read:
        read.save(into, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
                  object_stream_mode=pikepdf.ObjectStreamMode.disable)  # fmt: skip
    return into.getvalue()


def encrypted(user: str) -> bytes:
    """Locked with a password, or only against being changed."""
    return document(encryption=pikepdf.Encryption(owner="owner", user=user))


ACTS_NO_MORE = (
    b"JavaScript", b"JSMARK", b"LAUNCHMARK", b"/Launch", b"URIMARK", b"XFAMARK", b"ATTACHMARK", b"/EmbeddedFile",
    b"OpenAction", b"/AA", b"AcroForm", b"AUTHORMARK", b"passwd", b"OPIMARK", b"/Annots",
)  # fmt: skip
JPEG, PDF, PNG = "image/jpeg", "application/pdf", "image/png"
ROAD = "../../etc/passwd"

CORPUS = (
    Brought("a photo", "صورة.jpg", JPEG, picture, "picture"),
    Brought("a photo that tells where it was taken", "x.jpg", JPEG, with_place, "picture", (PLACE, b"Exif", b"ICC")),
    Brought("a PNG", "x.png", PNG, lambda: picture("PNG"), "picture"),
    Brought("a WebP", "x.webp", "image/webp", lambda: picture("WEBP"), "picture"),
    Brought("a document", "x.pdf", PDF, document, "document"),
    Brought("a form filled in", "x.pdf", PDF, form_document, "document", (b"AcroForm", b"/Annots")),
    Brought("a document called a picture", "x.jpg", JPEG, document, "document"),
    Brought("a picture called a document", "x.pdf", PDF, picture, "picture"),
    Brought("a picture called a page", "x.html", "text/html", picture, "picture"),
    Brought("a picture with a page behind it", "x.jpg", JPEG, lambda: picture() + SCRIPT, "picture", (b"script",)),
    Brought("a picture with a script in its comment", "x.jpg", JPEG, lambda: picture(comment=b"*/=alert(1);/*"),
            "picture", (b"alert",)),
    Brought("a picture with an archive behind it", "x.jpg", JPEG, lambda: picture() + zip_bomb(), "picture",
            (b"PK\3\4",)),
    Brought("a picture with a document behind it", "x.pdf", PDF, lambda: picture() + document(), "picture", (b"%PDF",)),
    Brought("a document with a page before it", "x.pdf", PDF, lambda: SCRIPT + document(), "document", (b"script",)),
    Brought("a document with a page behind it", "x.pdf", PDF, lambda: document() + SCRIPT, "document", (b"script",)),
    Brought("a document that acts", "x.pdf", PDF, acting_document, "document", ACTS_NO_MORE),
    Brought("a document of sixty pages", "x.pdf", PDF, lambda: document(60), "document"),
    Brought("a document of sixty-one pages", "x.pdf", PDF, lambda: document(61), "pages"),
    Brought("a document under a password", "x.pdf", PDF, lambda: encrypted("user"), "encrypted"),
    Brought("a document locked against change", "x.pdf", PDF, lambda: encrypted(""), "encrypted"),
    Brought("half a document", "x.pdf", PDF, lambda: document()[:-200], "broken"),
    Brought("the first line of a document", "x.pdf", PDF, lambda: b"%PDF-1.7\n", "broken"),
    Brought("half a picture", "x.png", PNG, lambda: picture("PNG", (400, 400))[:300], "broken"),
    Brought("a picture that claims too many pixels", "x.png", PNG, lambda: png(50_000, 50_000), "pixels"),
    Brought("a picture a pixel too large", "x.png", PNG, lambda: png(8001, 5000), "pixels"),
    Brought("a picture that blows up", "x.png", PNG, lambda: png(8000, 5000, b"\0" * 120_005_000), "picture"),
    Brought("a TIFF that claims too many pixels", "x.jpg", JPEG, tiff_bomb, "unknown"),
    Brought("an archive called a document", "x.pdf", PDF, zip_bomb, "unknown"),
    Brought("a GIF with an archive behind it", "x.gif", "image/gif", gifar, "unknown"),
    Brought("a drawing with a script", "x.svg", "image/svg+xml",
            lambda: b"<svg xmlns='http://www.w3.org/2000/svg'>" + SCRIPT + b"</svg>", "unknown"),
    Brought("a page called a picture", "x.jpg", JPEG, lambda: b"<!doctype html>" + SCRIPT, "unknown"),
    Brought("a photo of a telephone that needs another format", "x.heic", "image/heic",
            lambda: b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 64, "heic"),
    Brought("nothing", "x.jpg", JPEG, bytes, "empty"),
    Brought("more than 15 megabytes", "x.jpg", JPEG, lambda: picture() + b"\0" * 15_000_000, "large"),
    Brought("a road out of the folder", ROAD, JPEG, picture, "picture"),
    Brought("a road of another system", r"..\..\windows\system32\x.jpg", JPEG, picture, "picture"),
    Brought("a name with a nothing inside", "photo.php\x00.jpg", JPEG, picture, "picture"),
    Brought("a name that reads backwards", "photo\u202egpj.exe", JPEG, picture, "picture"),
    Brought("a name of three hundred signs", "ص" * 300 + ".jpg", JPEG, picture, "picture"),
    Brought("a name that ends the header", 'x"\r\nSet-Cookie: a=b.jpg', JPEG, picture, "picture"),
)  # fmt: skip
