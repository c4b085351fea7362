"""How many characters of code each lexer of Pygments colours in time, whatever they are.

Measured with what makes regular expressions slow: openings without ends, runs of blanks, quotes, backslashes, brackets, and for
each expression of a lexer what its own repetitions repeat. At such a length the worst of that took less than half a second.
A lexer that is not here was not measured, and its code is shown plain. `make growth` measures all of them anew.
"""

from __future__ import annotations

from collections.abc import Iterable

_LIMITS: dict[int, str] = {
    20_000: (  # about linear
        "abnf aheui antlr-actionscript antlr-cpp antlr-csharp apl arrow asc asn1 bare batch bbcbasic bbcode befunge "
        "bibtex bnf bqn brainfuck bst bugs capdl capnp cbmbas cirru clojure comal coq crmsh debcontrol debian.sources "
        "debsources django dylan ebnf elm email erb execline ezhil fift flatline floscript forth func futhark "
        "gap-console gooddata-cl graphql groff gst hare haskell haxeml hexdump i6t inform7 isabelle jags jasmin "
        "jmespath jsgf json json5 jsonld kconfig kql ldapconf lean llvm-mir llvm-mir-body macaulay2 mask meson "
        "miniscript mips mozhashpreproc mozpercentpreproc newspeak nimrod notmuch nusmv output pacmanconf pddl php "
        "pkgconfig pointless pot procfile properties py2tb pypylog qlik redcode rexx ride rng-compact rql scilab "
        "sieve smarty snbt sql sql+jinja squidconf srcinfo swift tablegen tact tal tap teal teratermmacro termcap "
        "terminfo text tlb todotxt toml trafficscript treetop twig ul4 unixconfig vctreestatus velocity verifpal "
        "wdiff webidl yang"
    ),
    6_000: (
        "abap actionscript ada alloy ambienttalk antlr antlr-perl antlr-python antlr-ruby aspx-cs aspx-vb awk bc bdd "
        "berry blitzbasic boa ca65 camkes carbon cfc cfm chaiscript clay clean clojurescript cmake cobol cobolfree "
        "codeql componentpascal cryptol csound csound-document csound-score css css+django css+lasso css+mako css+php "
        "css+ruby css+smarty css+ul4 cypher cython dart delphi dg dtd ecl eiffel elixir elpi emacs-lisp erl erlang "
        "extempore factor felix fortranfixed foxpro gas gcode genshi glsl golo googlesql gsql haml handlebars haxe "
        "hlsl hspec html+cheetah html+django html+genshi html+lasso html+mako html+php html+smarty html+ul4 "
        "html+velocity http hylang icon idl igor inform6 j jcl jsonnet jsp julia kmsg kotlin kuin lasso lean4 less "
        "lighttpd literate-cryptol lsl maql mathematica maxima mcfunction mime modelica mojo monkey monte mosel "
        "mscgen mupad mxml myghty mysql nasm nestedtext nginx nsis octave openedge parasail plpgsql pony portugol "
        "postgres-explain postgresql powershell praat promql prql psysh puppet pytb qml qvto racket rconsole rd red "
        "rhtml roboconf-graph robotframework sass savi scaml scheme scss sgf shen slim sml snobol snowball splus stan "
        "tasm tcl tcshcon tex typoscript vb.net vbscript vcl vclsnippets vgl vhdl visualprolog visualprologgrammar "
        "vue vyper wast whiley wowtoc wren xml xml+cheetah xml+django xml+lasso xml+mako xml+ruby xml+smarty xml+ul4 "
        "xml+velocity xslt xul+mozpreproc yara zephir zig zone"
    ),
    3_000: (
        "actionscript3 adl agda amdgpu ampl antlr-java antlr-objc apacheconf applescript arturo asymptote augeas "
        "basemake blitzmax blueprint boo boogie cadl ceylon cfengine3 cfs cheetah coffeescript console cplint cpsa "
        "croc css+genshitext css+mozpreproc css+myghty d dasm16 dax diff doscon dpatch dylan-console dylan-lid "
        "earl-grey fennel fsharp fstar gap gdscript genshitext gleam go gosu graphviz hsail html html+evoque "
        "html+handlebars html+myghty html+ng2 html+twig hybris iex ini io ioke irc javascript javascript+cheetah "
        "javascript+django javascript+lasso javascript+mako javascript+mozpreproc javascript+myghty javascript+php "
        "javascript+smarty js+genshitext js+ul4 jslt jsx juttle k limbo liquid literate-agda literate-haskell "
        "literate-idris livescript llvm logtalk mako mason matlab minid modula2 moocode moonscript newlisp ng2 "
        "nodejsrepl numba_ir numpy ocaml odin opa openscad org perl6 phix pig pov prolog protobuf psql ptx "
        "pwsh-session py+ul4 pycon python python2 q qbasic ragel-cpp ragel-d ragel-em ragel-objc rbcon reasonml rebol "
        "resourcebundle roboconf-instances rsl rust sarl scdoc sed shexc silver slash smali smalltalk solidity sophia "
        "sparql spec spice sqlite3 ssp stata supercollider systemverilog tea thrift ti tid tls trac-wiki tsql tsx "
        "turtle typescript typoscriptcssdata typoscripthtmldata ucode unicon urbiscript urlencoded usd verilog wgsl "
        "x10 xml+evoque xml+myghty xml+php xorg.conf xquery xtend yaml yaml+jinja"
    ),
    1_500: (
        "androidbp arduino aspectj c c-objdump charmci cpp cpp-objdump cr csharp d-objdump ec fan fortran freefem "
        "gnuplot groovy idris janet java javascript+ruby jlcon kal koka logos make markdown matlabsession mql nemerle "
        "nesc nit nixos objdump objdump-nasm objective-c objective-c++ omg-idl pike postscript promela pug ragel "
        "ragel-c ragel-java ragel-ruby registry ruby sas singularity swig tcsh terraform typst vala vim wikitext zeek"
    ),
    800: ("autoit cuda desktop duel evoque gherkin peg xpp"),
}
# A few dozen characters can take some of them hours: they colour short code only where they can be stopped.
_STOPPED = (
    "ansys autohotkey bash cddl chapel common-lisp devicetree docker easytrieve fancy fish ldif lilypond lua luau "
    "maple mcschema ncl objective-j ooc pan pawn perl rego restructuredtext rita scala slurm smithy sp systemd "
    "tads3 tnt"
)
GUARDED = frozenset(_STOPPED.split())
_LIMIT = {name: limit for limit, names in (*_LIMITS.items(), (3_000, _STOPPED)) for name in names.split()}


def limit_of(names: Iterable[str]) -> int:
    """The length up to which the lexer of these names colours code; 0: never."""
    return next((_LIMIT[name] for name in names if name in _LIMIT), 0)
