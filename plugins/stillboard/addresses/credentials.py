"""What in an address is its visitor's alone, and no part of the page: session ids, tokens, passwords, signatures, IP addresses.

`without` takes them out of any text, wherever addresses stand in it: plain, in Markdown, in code, encoded inside another address.
The rest of an address stays as it was, so that it still leads to what it led to. What is taken out, and what is not:

* parameters that name a session or a secret, whatever their value (`PHPSESSID`, `_xfToken`, `password`, `access_token`)
* parameters whose value shows it: `sid`, `s` and the like with 32 hexadecimal digits; `s=lamps` is a search, `sid=12` a page
* in an address that resets a password, confirms, activates, invites, logs in or unsubscribes, also `code`, `key`, `hash`, `k`
  and others of these names; `?key=…` of a document elsewhere stays
* a query that begins with 32 hexadecimal digits and no name, in addresses of a forum's pages (`index.php?5f1c…`)
* session ids in a path (`;jsessionid=…`, `/(S(…))/`, `/s/…`, `-sid-…`), and the token that ends the path of such a letter or
  of an invitation, or that a chat's hook or bot is called by
* a token that a login has signed (`eyJ…`), wherever in an address it stands
* what a blank or a line's end parted from such a parameter (`?token= Zk3f…`), if it is drawn
* a name and a password before the host, and who sent what: `ip=203.0.113.9`
"""

from __future__ import annotations

import functools
import ipaddress
import re
from urllib.parse import unquote

# Each way begins with a character, not a set of them: then Python looks for these characters first, which is four times as fast.
_BEGIN_WITHOUT_SID = re.compile(r"=|@|:\\?/\\?/|%(?:25)?3[dD]|/\([SFA]\(|PHPSESSID[,/_-]|\?(?=[0-9a-fA-F]{32})")
_SID = re.compile(r"sid[,/_-]")
_BEGIN = re.compile(rf"{_BEGIN_WITHOUT_SID.pattern}|{_SID.pattern}")  # for texts with both: words are full of an s
_BARE_QUERY = re.compile(r"\?(?=[0-9a-fA-F]{32})")
_END = re.compile(r"[\s<>\"]")
# A parameter's value behind a blank, or behind a soft line break of a mail that nobody decoded.
_PARTED = re.compile(r"[ \t]?\n?[ \t]?(?=[a-zA-Z]*\d)(?=\d*[a-zA-Z])[\w-]{12,300}(?!\w|[./@]\w)", re.ASCII)
_LEFT = '<>"'
_SEP = r"\\?(?:[?&;]|%(?:25)?(?:3[fFbB]|26))(?:amp;|#0*38;|amp%(?:25)?3[bB])?"
_VALUE = r"(?:\\[!-/:-@\[-`{-~]|(?!%(?:25)?(?:26|23|3[bBfF]))[^\s&;#<>\"'`()\[\]{}|\\^*])*"
# A letter or a bracket of a name in percent signs: browsers and servers read `%73id` as `sid`.
_CODED = r"%(?:25)?(?:5[bBdD]|5[fF]|2[dDeE]|3\d|4[\da-fA-F]|5[\daA]|6[\da-fA-F]|7[\daA])"
_PARAMETER = re.compile(
    rf"(?P<sep>{_SEP}|#|%(?:25)?23)(?P<name>(?:[\w.~\\-]|{_CODED})(?:[\w.\\\[\]~-]|{_CODED}){{0,60}})(?:=|%(?:25)?3[dD])(?!=)(?P<value>{_VALUE})",
    re.ASCII,
)
_NEXT = re.compile(rf"(?:{_SEP})(?=[\w\\%])", re.ASCII)
_DANGLING = re.compile(r"(?<![&;?])[&;?]++(?=#|$)")
_AT_START = re.compile(rf"(?P<before>[\W_]{{0,4}})(?P<name>[\w.\\-]{{1,40}})=(?!=)(?P<value>{_VALUE})", re.ASCII)
_ANYWHERE = re.compile(r"((?:sid|sesc|phpsessid)(?:=|%(?:25)?3D))[0-9a-f]{32}(?![0-9a-f])", re.IGNORECASE)
_HEX = re.compile(r"(?:a:)?(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})", re.IGNORECASE)
_DRAWN = re.compile(r"(?=[^\W\d_]*\d)(?=\d*[^\W\d_])[\w,.~%+/-]+", re.ASCII)  # letters and digits, as a machine draws them
_BARE = re.compile(
    r"((?:/|^|[\W_])(?:index|viewtopic|viewforum|viewthread|showthread|showtopic|showpost|forumdisplay|forum|topic|thread|posting"
    r"|profile|member|memberlist|login|search|ikonboard|yabb|ultimatebb|board|main)\.(?:php\d?|cgi|pl|asp|aspx|cfm|jsp)"
    r"(?:[?;&][\w.,=-]{1,60}){0,6}?)([?;&])[0-9a-f]{32}(?![\w=])((?:&(?:amp;)?|;)(?=\w))?",
    re.IGNORECASE,
)
_API_KEY = re.compile(
    r"AIza[\w-]{30,}|(?:sk|pk|rk)[-_](?:live|test|proj)?[\w-]{16,}|gh[opsu]_\w{20,}|xox[abp]-[\w-]{10,}", re.ASCII
)

# Names are compared in small letters, without the signs between their words.
_ALWAYS = frozenset(
    # Sessions: PHP, Java, ColdFusion, ASP.NET, Moodle, osCommerce, Zen Cart.
    "phpsessid jsessionid cfid cftoken aspnetsessionid sesskey sessionid sessid sessionhash sessionkey oscsid zenid "
    "xtcsid modsid "
    # That a form was its reader's: XenForo, vBulletin, MyBB, Invision, NodeBB, Rails, ASP.NET, Vanilla, WordPress, Discuz.
    "xftoken securitytoken logouthash adminhash mypostkey logoutkey csrf csrfkey csrftoken csrfmiddlewaretoken xsrf xsrftoken "
    "authenticitytoken requestverificationtoken transientkey wpnonce formhash sechash "
    # What opens an account or a program's door.
    "password passwd pwd passphrase passwort userpass newpass oldpass secret secretkey privatekey clientsecret appsecret "
    "passkey rsskey samlresponse samlrequest signedrequest "
    "apisecret accesskey accesstoken refreshtoken idtoken authtoken authkey logintoken oauthtoken oauthtokensecret oauthverifier "
    "apikey apitoken privatetoken jwt bearer sessiontoken resettoken resetkey resetcode resetpasswordtoken passwordresettoken "
    "confirmationtoken confirmationcode confirmtoken confirmkey confirmcode actkey activationkey activationcode activationtoken "
    "validationkey validationcode verificationcode verificationtoken verificationkey verifytoken verifykey verifycode "
    "unsubscribetoken unsubscribekey unsubkey invitetoken invitekey "
    # Signatures of addresses that open a private file for a while.
    "xamzsignature xamzcredential xamzsecuritytoken xgoogsignature xgoogcredential awsaccesskeyid keypairid "
    # Whose click it was.
    "fbclid gclid msclkid mceid igshid".split()
)
_ENDS = ("password", "sessionhash", "sessionid", "apikey", "oobcode", "magiclink")
_SESSIONS = frozenset("phpsessid jsessionid aspnetsessionid oscsid zenid sessionid xftoken mypostkey logouthash".split())
_BY_VALUE = frozenset("sid s sesc session sess sessionid k".split())
_IN_LETTERS = {
    **dict.fromkeys(("code", "token", "key", "auth", "hash", "k", "h", "otp", "pass", "pw", "ticket", "magic"), 4),
    **dict.fromkeys(("c", "ac", "ec", "confirm", "conf", "validation", "verify", "activate", "cookie", "challenge"), 6),
}
_IN_LETTERS_DRAWN = frozenset("i a aid t id v x u e r state".split())
_WEAK = frozenset((*_IN_LETTERS, *_IN_LETTERS_DRAWN))
_LETTER = re.compile(
    r"reset|lost-?_?p|forgot|remind|activat|confirm|verif|unsub|passw|setp|pwd|invit|regist|sign-?up|magic|log-?in|log-?out|oauth"
    r"|callback|(?<![a-z])(?:sso|act=reg|a=act|action=rp|mode=activ)(?![a-z])"
    r"|[?&;]code=[\w./%-]{16,200}&(?:amp;)?state=|[?&;]state=[\w./%-]{8,200}&(?:amp;)?code=[\w./%-]{16}",
    re.IGNORECASE,
)
_IPS = frozenset(
    "ip ipaddress ipaddr getip gethost searchip posterip userip hostip clientip remoteaddr remoteip logip postip".split()
)
_HOSTS = re.compile(r"://[^/?#\s)]*")

# Runs of which digits alone do not tell whether there is something in them: all but codes of letters, and IPv6 addresses.
_OF_ANY_DIGITS = re.compile(r"(?:[^%;@:]|:(?=//))*+")
_ONES = str.maketrans("023456789", "111111111")
# What a run has that one of these two patterns fits, found much sooner.
_PATH_HINTS = tuple(
    "sess sid zenid /s= /s/ /s, /( reset activ confirm verif unsub invit lost- lostp forgot login magic hooks /bot".split()
)
_ROUNDS = 6
_SHORT = 400  # characters of a run that is remembered
_LONGEST = 300  # characters of a value that are looked at
# Encoded inside another address, the name of a host ends at an encoded slash.
_OF_HOST = r"(?:(?!%(?:25)?(?:2[fF]|3[fF]|23))[^\s/?#<>\"])"
_USERINFO = re.compile(
    rf"\b((?:https?|ftps?)(?:\\?:\\?/\\?/|%3A%2F%2F)){_OF_HOST}{{0,300}}?(?:@|%40)(?=[^\s/?#@])(?!{_OF_HOST}{{0,300}}@)"
    r"|\b([a-z][a-z0-9+.-]{1,20}://)[^\s/?#<>\"@:]{0,100}:[^\s/?#<>\"@]{1,200}@(?=[^\s/?#@])",
    re.IGNORECASE,
)
_IN_PATH = re.compile(
    r";jsessionid=[^?&;#/\s)\]`'|*\\]*|/\([SFA]\([a-z0-9]{24}\)\)(?=/)"
    r"|(?:/(?:PHPSESSID|sid|s|osCsid|zenid|session(?:_?id)?)[=/,]|[,_-](?:PHPSESSID|sid)[,_-])"
    r"(?:[0-9a-f]{32}|[0-9a-v]{26})(?=[/?#.,:;!&)\]\s_`'|*\\-]|$)",
    re.IGNORECASE,
)
# The end of a path that a letter had: /users/password-reset/4f1c…, /user/reset/7/1591186682/Zk3…; words are none of it, and no
# host's name is such a letter's.
_IN_LETTER_PATH = re.compile(
    r"(?<![:/])(/(?:[\w.-]{0,40}(?:reset|activat|confirm|verif|unsubscribe|invit|lost-?password|forgot|email-login|magic)[\w.-]{0,40})"
    r"(?:/[\w.@~-]{1,80}){0,3}?/)(?=[\w-]{0,80}\d)(?=[\w-]{0,80}[a-z])"
    r"(?!(?:[a-z]+|\d+)(?:[-_](?:[a-z]+|\d+))+(?![\w-]))[\w-]{12,200}(?=[/?#)\]\s.,:;!&`'|*\\]|$)",
    re.IGNORECASE | re.ASCII,
)
# What a login hands out, signed (a JSON Web Token), wherever it stands.
_SIGNED = re.compile(r"eyJ[\w-]{8,2000}\.eyJ[\w-]{8,4000}\.[\w-]{10,2000}", re.ASCII)
# Whoever knows the rest of such an address speaks for its owner: Discourse's invitations; hooks and bots of chats.
_OPEN_DOORS = re.compile(
    r"(/invites/)(?=\w{0,9}(?-i:[A-Z]))(?=\w{0,9}(?-i:[a-z]))[1-9A-HJ-NP-Z]{10}(?!\w)"
    r"|(/api/(?:v\d+/)?webhooks/\d{5,25}/)[\w-]{40,100}"
    r"|(//hooks\.slack\.com/(?:services|workflows)/)[\w/-]{10,200}"
    r"|(//api\.telegram\.org/(?:file/)?bot)\d{5,20}(?::|%3A)[\w-]{20,60}",
    re.IGNORECASE | re.ASCII,
)


def without(text: str) -> tuple[str, int]:
    """The text without what is its visitor's alone in any address of it, and how many such things were taken out."""
    if not _may_begin(text):
        return text, 0
    out: list[str] = []
    done = found = 0
    begins = _BEGIN if "sid" in text and _SID.search(text) else _BEGIN_WITHOUT_SID
    begin = begins.search(text)
    while begin:
        start = begin.start() - len(_last_run(text[done : begin.start()]))
        match = _END.search(text, begin.end())
        end = match.start() if match else len(text)
        run = text[start:end]
        if run.endswith("=") and "://" in run:
            run, end = _with_parted(run, text, end)
        clean, number = (_of_short if len(run) < _SHORT else _cleaned)(run)
        if number:
            out += (text[done:start], clean)
            found += number
            done = end
        else:
            out.append(text[done:end])
            done = end
        begin = begins.search(text, end)
    return ("".join((*out, text[done:])), found) if found else (text, 0)


def _may_begin(text: str) -> bool:
    """Whether `_BEGIN` may be in a text: Python looks for one sign many times as fast as for several."""
    return (
        "=" in text
        or "@" in text
        or "%" in text
        or ":/" in text
        or ":\\" in text
        or "/(" in text
        or "PHPSESS" in text
        or ("sid" in text and _SID.search(text) is not None)
        or ("?" in text and _BARE_QUERY.search(text) is not None)
    )


def _last_run(text: str) -> str:
    """What stands after the last blank, bracket or quotation mark of a text."""
    run = text.rsplit(None, 1)[-1] if text and not text[-1].isspace() else ""
    for sign in _LEFT:
        if sign in run:
            run = run.rpartition(sign)[2]
    return run


def _with_parted(run: str, text: str, end: int) -> tuple[str, int]:
    """A run, and where it ends, with the secret that a blank of the text parted from its last parameter."""
    match = _PARTED.match(text, end)
    value = match[0].strip() if match else ""
    if match and not _cleaned(run + value)[0].endswith(value):
        return run + value, match.end()
    return run, end


def without_userinfo(address: str) -> str:
    """An address of the web without a name and a password before its host; any other address as it is."""
    return _USERINFO.sub(r"\1\2", address) if "@" in address or "%40" in address else address


def _cleaned(run: str) -> tuple[str, int]:
    """The same of characters without a blank between them."""
    found = 0
    for _ in range(_ROUNDS):  # what was on both sides of something may be another such thing now
        run, number = _cleaned_once(run)
        found += number
        if not number:
            break
    return run, found


_remembered = functools.lru_cache(maxsize=8192)(_cleaned)  # an address is asked about wherever it is quoted, read and written


def _of_short(run: str) -> tuple[str, int]:
    """The same, of a run that is remembered.

    Addresses of posts differ in their digits alone: they are asked about once, with ones for digits. What is in none of these is
    in none of the others: each pattern takes any digit where it takes a one, and the parts of an IPv4 address that are ones are
    those of a public one.
    """
    if _OF_ANY_DIGITS.fullmatch(run) and not _remembered(run.translate(_ONES))[1]:
        return run, 0
    return _remembered(run)


def _cleaned_once(run: str) -> tuple[str, int]:
    found = 0
    low = run.lower()
    if "@" in run or "%40" in run:
        run, found = _USERINFO.subn(r"\1\2", run)
    if ("/" in run and any(hint in low for hint in _PATH_HINTS)) or ";jsess" in low:
        run, number = _IN_PATH.subn("", run)
        found += number
        run, number = _IN_LETTER_PATH.subn(r"\1…", run)
        found += number
        run, number = _OPEN_DOORS.subn(lambda match: f"{match[match.lastindex or 0]}…", run)
        found += number
    if "eyJ" in run:
        run, number = _SIGNED.subn("…", run)
        found += number
    run, number = _BARE.subn(lambda match: match[1] + (match[2] if match[3] else ""), run) if "?" in run else (run, 0)
    found += number
    if "=" not in run and "%" not in run:
        return run, found
    run, number = _without_parameters(run)
    run, more = _ANYWHERE.subn(r"\1…", run)
    number += more
    if (match := _AT_START.match(run)) and _is_session(match["name"], match["value"]):
        run = f"{run[: match.start('value')]}…{run[match.end('value') :]}"
        number += 1
    return run, found + number


def _without_parameters(run: str) -> tuple[str, int]:
    out: list[str] = []
    done = found = 0
    owed = ""  # the question mark of a first parameter that was taken out
    letter: bool | None = None
    queried = False
    for match in _PARAMETER.finditer(run):
        value = match["value"].rstrip(".,:!")
        shown = value[:_LONGEST]
        queried = queried or _is_question(match["sep"]) or "://" in run
        name = match["name"]
        if not _is_secret(name, shown, in_letter=False, queried=queried):
            if unquote(name).lower() not in _WEAK:
                continue
            if letter is None:
                letter = bool(_LETTER.search(_HOSTS.sub("/", run)))
            if not letter or not _is_secret(name, shown, in_letter=True, queried=queried):
                continue
        found += 1
        before = run[done : match.start()]
        if before and owed:
            before, owed = _continued(owed, before), ""
        out.append(before)
        if _is_question(match["sep"]):
            owed = match["sep"]
        done = match.start("value") + len(value)
    if not found:
        return run, 0
    rest = run[done:]
    out.append(_DANGLING.sub("", _continued(owed, rest) if owed else rest, count=1))
    return "".join(out), found


def _is_question(sep: str) -> bool:
    """Whether a separator begins a query, or what an address of OAuth has behind its #."""
    return "?" in sep or sep == "#" or sep.lower().startswith(("%3f", "%253f", "%23", "%2523"))


def _continued(owed: str, rest: str) -> str:
    """What follows a first parameter that is gone: the next one takes its question mark."""
    match = _NEXT.match(rest)
    return owed + rest[match.end() :] if match else rest


@functools.lru_cache(maxsize=4096)
def _is_secret(name: str, value: str, *, in_letter: bool, queried: bool) -> bool:
    plain = re.sub(r"[\\_.\[\]~-]", "", unquote(unquote(name))).lower()
    value = value.replace("\\", "")
    if _is_formed(plain, value):
        return True
    if not queried or not value:
        return False
    if plain in _ALWAYS or plain.startswith("aspsessionid") or plain.endswith(_ENDS):
        return True
    if plain in _IPS and _is_public(value):
        return True
    if plain == "token" or (plain.endswith("token") and not plain.startswith(("page", "next", "continuation", "prev"))):
        return len(value) > 5 or in_letter
    if plain in {"auth", "pass", "pw"} and len(value) > 5 and not value.isdecimal():
        return True
    return in_letter and _opens(plain, value)


def _is_formed(plain: str, value: str) -> bool:
    """Whether it is a session's or a signature's by what its value looks like."""
    if plain in _BY_VALUE or plain.endswith("sid"):
        drawn = plain not in {"s", "k"} and len(value) > 21 and _DRAWN.fullmatch(value)
        return bool(_HEX.fullmatch(value) or drawn)
    if plain in {"sig", "signature", "hm", "hmac", "nonce"}:
        return len(value) > 15
    if plain == "ticket":  # of a common login (CAS)
        return bool(re.fullmatch(r"(?:ST|PT|PGT|TGT)-[\w.-]{10,}", value, re.ASCII))
    if plain == "t":  # XenForo 2, WoltLab
        return bool(re.fullmatch(r"(?:\d{9,11}(?:,|%2C)[0-9a-f]{32}|[0-9a-f]{40})", value, re.IGNORECASE))
    if re.fullmatch(r"[0-9a-f]{7,12}", plain):  # SMF 2, which draws the name too
        return bool(re.fullmatch(r"[0-9a-f]{32}", value, re.IGNORECASE))
    return bool(_API_KEY.fullmatch(value)) and plain not in {"q", "query", "search"}


def _opens(plain: str, value: str) -> bool:
    """Whether a parameter of an address that came in a letter is what proves who received it."""
    if (least := _IN_LETTERS.get(plain)) is not None:
        return len(value) >= least
    return plain in _IN_LETTERS_DRAWN and len(value) > 7 and bool(_DRAWN.fullmatch(value) or (plain == "i" and value.isdecimal()))


def _is_session(name: str, value: str) -> bool:
    """Whether a word such as `PHPSESSID=…`, outside any address, is a session's."""
    plain = re.sub(r"[\\_.-]", "", name).lower()
    value = value.rstrip(".,:!").replace("\\", "")
    return (plain in _SESSIONS and len(value) > 7) or (plain.endswith("sid") and bool(_HEX.fullmatch(value)))


def _is_public(value: str) -> bool:
    try:
        return ipaddress.ip_address(value.replace("%3A", ":").replace("%3a", ":").strip("[]")).is_global
    except ValueError:
        return False
