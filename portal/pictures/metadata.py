"""Takes out of a picture file what the picture does not need: places, cameras, names, thumbnails."""

from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

MAX_PIXELS = 40_000_000
FORMATS = {"JPEG": "jpg", "PNG": "png", "GIF": "gif", "WEBP": "webp"}


def without_metadata(file: File) -> ContentFile:
    """The same picture, decoded and encoded anew, upright, with a name that fits its content.

    Raises ValidationError (German) when the file is no picture of a known kind or has more than 40 million pixels;
    the size is looked at before anything is decoded.
    """
    file.seek(0)
    try:
        picture = Image.open(file)
        if picture.format not in FORMATS:
            raise UnidentifiedImageError
        if picture.width * picture.height > MAX_PIXELS:
            raise ValidationError(
                "Das Bild hat mehr als 40 Millionen Bildpunkte. Bitte verkleinern Sie es und laden es erneut hoch."
            )
        content = _encode(picture, picture.format)
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise ValidationError(
            "Diese Datei ist kein lesbares Bild (JPEG, PNG, GIF oder WebP). Es wurde nichts gespeichert."
        ) from error
    stem = (file.name or "bild").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return ContentFile(content, name=f"{stem}.{FORMATS[picture.format]}")


def _encode(picture: Image.Image, kind: str) -> bytes:
    out = BytesIO()
    frames = (
        [frame.copy() for frame in ImageSequence.Iterator(picture)] if getattr(picture, "is_animated", False) else []
    )
    if len(frames) > 1:
        frames[0].save(
            out,
            kind,
            save_all=True,
            append_images=frames[1:],
            loop=picture.info.get("loop", 0),
            duration=picture.info.get("duration", 100),
        )
        return out.getvalue()
    upright = ImageOps.exif_transpose(picture)
    upright.info = {key: value for key, value in upright.info.items() if key in {"transparency", "gamma"}}
    options = {
        "JPEG": {"quality": 90, "optimize": True, "exif": b""},
        "PNG": {"optimize": True},
        "WEBP": {"quality": 90, "exif": b""},
    }
    if kind == "JPEG" and upright.mode not in {"RGB", "L"}:
        upright = upright.convert("RGB")
    upright.save(out, kind, **options.get(kind, {}))
    return out.getvalue()
