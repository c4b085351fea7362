"""Under which name a file of content/attachments/ is served: as it is only if its ending is one that nothing runs.

What a host says of a file it takes from the ending. An ending that it does not know is served without a type, and browsers then
look at the bytes: so only endings that the tables of hosts have (Apache's mime.types, mime-db, Python's mimetypes), with a type
that no browser runs and no host hands to a program, are among these. All others get `.txt` or `.bin` at their end.
"""

from __future__ import annotations

import re

IMAGES = frozenset("png jpg jpeg gif webp avif bmp".split())
"""Endings of files that are shown as pictures."""
SERVED = IMAGES | frozenset(
    (
        # photos: what is no picture by its bytes is not published under these
        "jpe tif tiff heic heif ico jxl jp2 apng psd djvu djv pcx tga pbm pgm ppm xbm dwg dxf"
        # sound and film
        " mp3 m4a ogg oga opus flac wav aac mid midi mka weba aif aiff wma"
        " mp4 m4v webm ogv mov mkv avi mpg mpeg mpe wmv flv 3gp 3g2 qt"
        # archives
        " zip gz tgz bz2 xz tar 7z rar lzh lha cab ace arc"
        # texts
        " txt text log conf def list in csv tsv c cc cpp cxx h hh java pas p f for f77 f90 s rtx ics vcf tex latex texi json"
        # documents
        " pdf ps eps ai rtf doc dot docx dotx xls xlt xlsx xltx ppt pps pot pptx ppsx odt ods odp odg odf ott mdb"
        " wpd wps pub vsd mpp epub mobi prc torrent ttf otf woff woff2 stl"
    ).split()
)
"""Endings of files that are served as they are."""
# Run by hosts, also in front of another ending (Apache's AddHandler and AddOutputFilter): these get no dot.
_RUN_BY_HOSTS = re.compile(
    r"ph(?:p|tml|t|ar|ps)\w*|[sx]?html?\d|s(?:html?|tm)\w?|asp?x?|as[acmhx]x?|asis|axd|cer|cdx|idc|cshtml|vbhtml|jsp\w?|jhtml|do|action"
    r"|f?cgi|p[lmy]|pyw|rb|rhtml|erb|lua|tcl|sh|bash|ksh|csh|cfm\w?|cfc|var|map|imap|wsgi|psp|rvt|htaccess|htpasswd|ini|esp|ejs|hbs",
    re.ASCII,
)
# What people read: shown as text. The rest is for saving.
_READ = re.compile(
    r"[xds]?html?|xht\w*|svgz?|\w*xml|xslt?|xsd|rng|rnc|dtd|rdf|rss|atom|gpx|kml|wsdl|owl|xul|xbl|mml|mathml|xpdl|xspf|plist|opml"
    r"|[cm]?jsx?|tsx?|css|s[ac]ss|less|swf|hta|wasm|htc|md|markdown|rst|diff|patch|cfg|ya?ml|toml|sql|bat|cmd|ps1|vbs?|reg|inf|nfo|srt"
    r"|cs|go|rs|kt|swift|scala|hs|el|vim|mht(?:ml)?|eml|bib|sty|cls|url|desktop|webmanifest|appcache|manifest|jsonl|jsonld",
    re.ASCII,
)
ATTACHMENT = re.compile(r"attachments/([0-9a-f]{2}/[0-9a-f]{64}-[a-z0-9-]{1,64}(?:\.[a-z0-9]{1,10})?)", re.ASCII)
"""A file of content/attachments/, as texts name it."""
_NAME = re.compile(r"[a-z0-9/-]+(?:\.([a-z0-9]+))?", re.ASCII)


def published(relative: str) -> str:
    """The name under which a file is served, with the folders before it: `a/page.html` as `a/page.html.txt`."""
    name = relative.lower()
    match = _NAME.fullmatch(name)
    if match is None:  # no such name is published: whatever asks gets a harmless answer
        return re.sub(r"[^A-Za-z0-9/-]+", "-", relative) + ".bin"
    ending = match[1] or ""
    if ending in SERVED and relative == name:
        return relative
    if _RUN_BY_HOSTS.fullmatch(ending):
        return f"{relative[: -len(ending) - 1]}-{ending}.txt"
    return f"{relative}.txt" if _READ.fullmatch(ending) else f"{relative}.bin"
