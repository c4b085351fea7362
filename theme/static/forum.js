// What makes reading easier, and nothing that reading needs. All that a reader can press here is made here: without scripts
// there are no dead buttons. Users' words are only ever set as text. Nothing is stored before somebody changes a setting.
(() => {
  "use strict"
  const root = document.documentElement
  const given = document.currentScript.dataset
  const words = JSON.parse(given.words)
  const SETTINGS = "stillboard.settings", PLACES = "stillboard.places"
  const MOST_PLACES = 100, MOST_PAGES = 100
  const FEW_PEOPLE = 20, MOST_PEOPLE = 200
  const LISTED = 200 // of more pages than these, only every tenth is listed

  const all = (selector, from = document) => [...from.querySelectorAll(selector)]
  const make = (tag, given = {}, ...inside) => {
    const made = Object.assign(document.createElement(tag), given)
    made.append(...inside)
    return made
  }
  const button = (text, press, given = {}) => {
    const made = make("button", { type: "button", textContent: text, ...given })
    made.addEventListener("click", press)
    return made
  }
  const read = key => {
    let found = null
    try { found = JSON.parse(localStorage.getItem(key)) } catch { /* no storage here, or not our words in it */ }
    return found && typeof found === "object" && !Array.isArray(found) ? found : {}
  }
  const write = (key, value) => {
    try {
      if (Object.keys(value).length) localStorage.setItem(key, JSON.stringify(value))
      else localStorage.removeItem(key)
    } catch { say(words.unstored) }
  }
  const live = document.body.appendChild(make("p", { className: "away" }))
  live.setAttribute("role", "status")
  const say = text => { live.textContent = ""; setTimeout(() => { live.textContent = text }, 50) }

  const copy = async (text, done) => {
    try {
      await navigator.clipboard.writeText(text)
    } catch { // pages from disk, and from hosts without TLS
      const field = document.body.appendChild(make("textarea", { value: text, className: "away" }))
      const before = document.activeElement
      field.select()
      const copied = document.execCommand("copy")
      field.remove()
      before.focus({ preventScroll: true })
      if (!copied) { say(words.uncopied); return }
    }
    say(words.copied)
    done.classList.add("done")
    setTimeout(() => done.classList.remove("done"), 2000)
  }

  // ---- A post: its quotes, its code, its address.

  const open = quote => {
    quote.classList.add("open")
    all(":scope > .unfold", quote).forEach(one => one.remove())
    quote.scrollTop = 0
  }
  const fold = quote => {
    if (quote.scrollHeight < quote.clientHeight * 1.25 + 16) { quote.classList.add("open"); return }
    quote.append(button(words.unfold, () => { quote.tabIndex = -1; open(quote); quote.focus({ preventScroll: true }) }, { className: "unfold" }))
    // Whatever leads into the hidden part scrolls it into view: finding in the page, Tab, a link to its words.
    quote.addEventListener("scroll", () => open(quote), { once: true })
  }
  const enhance = post => {
    const cut = all(".body > blockquote, .body blockquote blockquote blockquote blockquote", post)
    cut.map(one => [one, one.clientHeight > 0]).forEach(([one, seen]) => (seen ? fold : open)(one))
    for (const block of all(".body .highlight", post)) {
      const press = event => copy(block.querySelector("pre").textContent, event.currentTarget)
      block.prepend(button(words.copy, press, { className: "copy" }))
    }
    const number = post.querySelector("a.number")
    if (number) {
      const link = button("", event => copy(number.href, event.currentTarget), { className: "link", title: words.link })
      link.setAttribute("aria-label", `${words.link}: ${number.getAttribute("aria-label")}`)
      number.before(link)
    }
  }
  const posts = () => all("article.post")
  posts().forEach(enhance)
  root.dataset.scripts = "ready"

  // ---- Pictures open over the page; a link that is opened elsewhere stays a link.

  const shown = given => {
    const dialog = document.body.appendChild(make("dialog", given))
    dialog.addEventListener("close", () => dialog.remove())
    dialog.addEventListener("click", event => { if (event.target === dialog) dialog.close() })
    dialog.showModal()
    return dialog
  }
  document.addEventListener("click", event => {
    const link = event.target.closest?.("a.image")
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    const small = link.querySelector("img")
    const dialog = shown({ className: "picture", ariaLabel: small.alt })
    dialog.append(
      button(words.close, () => dialog.close()),
      make("img", { src: link.href, alt: small.alt }),
      make("p", {}, make("a", { href: link.href, textContent: words.alone })),
    )
  })

  // ---- The way through pages.

  const numbered = nav => new Map(all("details .places a", nav).map(one => [+one.lastChild.data, one.href]))
  for (const [nth, nav] of all("nav.pager").entries()) {
    const details = nav.querySelector("details")
    if (!details) continue
    const pages = numbered(nav), last = Math.max(...pages.keys())
    const field = make("input", { type: "number", min: 1, max: last, required: true, id: `jump-${nth}` })
    const form = make("form", {}, make("label", { textContent: words.page, htmlFor: field.id }), field, make("button", { textContent: words.go }))
    form.addEventListener("submit", event => {
      event.preventDefault()
      const wanted = +field.value
      let address = pages.get(wanted)
      if (!address && pages.size > 1 && all("details .places a", nav).length < last) // of many pages every tenth is listed
        address = pages.get(last).replace(/page-\d+(\.html|\/)?$/, `page-${wanted}$1`)
      if (address) location.assign(address)
      else say(words.unarchived)
    })
    details.querySelector("summary").after(form)
  }

  // ---- The list of members by a part of a name: those of all its pages, which are loaded when somebody types.

  const people = all("ul.people > li")
  const elsewhere = new Map(all("nav.pager .places a").map(one => [+one.lastChild.data, one.href]))
  if (people.length && (people.length > FEW_PEOPLE || elsewhere.size > 1) && Math.max(0, ...elsewhere.keys()) <= MOST_PAGES) {
    const usual = all("main > section, main > nav:not(.crumbs)")
    const found = make("ul", { className: "people", hidden: true })
    const field = make("input", { type: "search", id: "narrow", autocomplete: "off" })
    const form = make("form", { className: "ask" }, make("label", { textContent: words.narrow, htmlFor: "narrow" }), field)
    const folded = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
    const every = people.map(one => one.cloneNode(true))
    const show = () => {
      const part = folded(field.value.trim())
      for (const one of usual) one.hidden = Boolean(part)
      found.hidden = !part
      const fitting = part ? every.filter(one => all(".name a, .facts a", one).some(name => folded(name.textContent).includes(part))) : []
      found.replaceChildren(...fitting.slice(0, MOST_PEOPLE))
      if (part) say(`${fitting.length} / ${every.length}`)
    }
    const load = async () => {
      const current = +document.querySelector("nav.pager [aria-current]")?.lastChild.data
      const others = [...elsewhere].filter(([number]) => number !== current)
      await Promise.all(others.map(async ([, address]) => {
        const text = await (await fetch(address)).text()
        every.push(...all("ul.people > li", new DOMParser().parseFromString(text, "text/html")).map(one => document.adoptNode(one)))
      })).catch(() => say(words.unloaded))
      every.sort((one, other) => one.querySelector(".name").textContent.localeCompare(other.querySelector(".name").textContent))
      show()
    }
    field.addEventListener("input", show)
    field.addEventListener("input", load, { once: true })
    form.addEventListener("submit", event => event.preventDefault())
    document.querySelector("main > header").after(form, found)
  }

  // ---- A whole thread on one page, and the posts of one author.

  const thread = { pages: new Map(), author: "" }
  if (posts().length) {
    for (const nav of all("nav.pager"))
      for (const one of all(".places a", nav)) thread.pages.set(+one.lastChild.data, one.href)
  }
  const authorOf = post => post.querySelector("h2 bdi")?.textContent ?? ""
  const filter = name => {
    thread.author = name
    let count = 0
    for (const post of posts()) {
      post.hidden = Boolean(name) && authorOf(post) !== name
      count += !post.hidden
    }
    if (name) say(`${count} / ${posts().length}`)
  }
  const reveal = () => {
    let id = location.hash.slice(1)
    try { id = decodeURIComponent(id) } catch { /* no encoding: it stays as it is */ }
    const target = id && document.getElementById(id)
    if (target && target.closest("article[hidden]")) { filter(""); target.scrollIntoView() }
  }
  addEventListener("hashchange", reveal)
  const whole = async pressed => {
    pressed.disabled = true
    const here = new Set(posts().map(post => post.getAttribute("aria-labelledby")))
    const current = +document.querySelector("nav.pager [aria-current]")?.lastChild.data
    let before = posts()[0], after = posts().at(-1)
    try {
      for (const [number, address] of [...thread.pages].sort((a, b) => a[0] - b[0])) {
        if (number === current) continue
        say(`${words.page} ${number}`)
        const answer = await fetch(address)
        if (!answer.ok) throw new Error(address)
        const found = new DOMParser().parseFromString(await answer.text(), "text/html")
        for (const post of all("article.post", found)) {
          if (here.has(post.getAttribute("aria-labelledby"))) continue
          const moved = document.adoptNode(post)
          if (number < current) before.before(moved)
          else { after.after(moved); after = moved }
          enhance(moved)
        }
      }
      all("nav.pager").forEach(nav => nav.remove())
      thread.pages.clear()
      say(words.done)
      pressed.remove()
    } catch {
      pressed.disabled = false
      say(words.unloaded)
    }
  }

  // ---- The reader's settings.

  const settings = read(SETTINGS)
  const set = (name, value) => {
    if (value) settings[name] = value
    else delete settings[name]
    write(SETTINGS, settings)
    if (value) root.dataset[name] = value
    else delete root.dataset[name]
  }
  const choice = (label, options, chosen, change) => {
    const list = make("select", {}, ...options.map(([value, text]) => make("option", { value, textContent: text, selected: value === chosen })))
    list.addEventListener("change", () => change(list.value))
    return make("p", {}, make("label", { textContent: `${label} ` }, list))
  }
  const tick = (label, checked, change) => {
    const box = make("input", { type: "checkbox", checked })
    box.addEventListener("change", () => change(box.checked))
    return make("p", {}, make("label", {}, box, ` ${label}`))
  }
  const zip = (values, texts) => values.map((value, n) => [value, texts[n]])
  const settle = () => {
    const dialog = shown({ className: "settings", ariaLabel: words.settings })
    const keys = make("dl", {}, ...zip(["j", "k", "n", "p", "/", "?"], words.shortcuts).map(([key, text]) => make("div", {}, make("dt", {}, make("kbd", { textContent: key })), make("dd", { textContent: text }))))
    dialog.append(
      make("h2", { textContent: words.settings }),
      choice(words.theme, zip(["", "light", "dark"], words.themes), settings.theme || "", value => set("theme", value)),
      choice(words.size, zip(["small", "", "large", "largest"], words.sizes), settings.size || "", value => set("size", value)),
      tick(words.portraits, settings.portraits !== "off", on => set("portraits", on ? "" : "off")),
      ...document.querySelector(".signature") ? [tick(words.signatures, settings.signatures !== "off", on => set("signatures", on ? "" : "off"))] : [],
      tick(words.places, settings.places === "on", on => { set("places", on ? "on" : ""); if (!on) write(PLACES, {}) }),
    )
    const names = [...new Set(posts().map(authorOf))].filter(Boolean)
    if (names.length > 1 && posts().length > 2)
      dialog.append(choice(words.author, [["", words.everyone], ...names.map(name => [name, name])], thread.author, filter))
    if (thread.pages.size > 1 && thread.pages.size <= MOST_PAGES && Math.max(...thread.pages.keys()) <= LISTED)
      dialog.append(make("p", {}, button(words.whole, event => whole(event.currentTarget))))
    dialog.append(
      tick(words.keys, settings.keys !== "off", on => set("keys", on ? "" : "off")), keys,
      make("p", {}, button(words.close, () => dialog.close())),
    )
  }
  const bar = document.querySelector(".bar .width")
  if (bar) {
    bar.append(button("Aa", settle, { className: "reading", ariaLabel: words.settings, title: words.settings }))
  }

  // ---- Keys. They can be turned off, and none is a reader's who is writing or presses another with it.

  const step = way => {
    const every = posts().filter(post => !post.hidden)
    const top = post => post.getBoundingClientRect().top
    const next = way > 0 ? every.find(post => top(post) > 24) : every.findLast(post => top(post) < -8)
    if (!next) return
    next.tabIndex = -1
    next.focus({ preventScroll: true })
    next.scrollIntoView()
  }
  const follow = selector => document.querySelector(selector)?.click()
  const search = () => {
    const field = document.querySelector("input[type=search]")
    if (field) field.focus()
    else follow(".bar a[rel~=search], .bar a.lens")
  }
  const presses = {
    j: () => step(1), k: () => step(-1), "/": search, "?": settle,
    n: () => follow("nav.pager a[rel=next]"), p: () => follow("nav.pager a[rel=prev]"),
  }
  document.addEventListener("keydown", event => {
    if (settings.keys === "off" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    if (document.querySelector("dialog[open]") || event.target.closest?.("input, textarea, select, [contenteditable]")) return
    const press = Object.hasOwn(presses, event.key) && presses[event.key]
    if (!press) return
    event.preventDefault()
    press()
  })

  // ---- Where a reader was, if they want that kept on their device.

  const own = location.pathname.replace(/(?:page-\d+(?:\.html|\/)?|index\.html)$/, "")
  const noted = () => {
    if (settings.places !== "on" || !posts().length) return
    const passed = posts().filter(post => post.getBoundingClientRect().top < innerHeight / 2).at(-1)
    if (!passed) return
    const { [own]: _, ...places } = read(PLACES)
    const kept = Object.entries(places).slice(1 - MOST_PLACES)
    const number = passed.querySelector("a.number")
    write(PLACES, Object.fromEntries([...kept, [own, [location.pathname + number.hash, number.textContent]]]))
  }
  addEventListener("pagehide", noted)
  const was = settings.places === "on" && posts().length && !location.hash && read(PLACES)[own]
  if (Array.isArray(was) && String(was[0]).startsWith(own)) {
    const address = new URL(was[0], location.href)
    const first = posts()[0].querySelector("a.number")
    if (address.origin === location.origin && address.href !== first.href) {
      const back = make("p", { className: "back" }, make("a", { href: address.href, textContent: `${words.back} ${was[1]}` }))
      back.append(button("×", () => back.remove(), { ariaLabel: words.close }))
      document.querySelector("main").prepend(back)
    }
  }

  // ---- Old addresses: a query, or a post's id of an old form. old.js knows where they lead.

  const lead = () => {
    const number = /^#number-\d+$/.test(location.hash) && `#${location.hash.slice(8)}`
    const link = number && all("a.number").find(one => one.textContent === number)
    if (link) return location.replace(link.hash)
    const post = /^#[A-Za-z_-]*(?<![0-9])([0-9]{1,18})$/.exec(location.hash)
    if (post && !document.getElementById(location.hash.slice(1)) && document.getElementById(`post-${post[1]}`))
      return location.replace(`#post-${post[1]}`)
    const asks = location.search.length > 1 && !document.getElementById("search-words")
    const lost = post && !document.getElementById(location.hash.slice(1))
    const missing = document.getElementById("old-address") && !/\/404(\.html)?$/.test(location.pathname)
    if (!(asks || lost || missing) || (missing && document.querySelector("script[data-asked]"))) return
    const script = make("script", { src: given.old })
    script.dataset.asked = ""
    document.head.append(script)
  }
  if (given.old) {
    lead()
    addEventListener("hashchange", lead)
  }
})()
