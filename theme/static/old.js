// Leads old addresses of the forums to their pages: on 404.html, and where forum.js sees a query or an id of an old form. It reads
// addresses as stillboard/addresses does, by the table in old/index.json, and asks for one file of a few KB to find a post, another
// to find its thread. Whatever it leads to begins with the site's own root.
(() => {
  "use strict"
  const root = new URL("../", document.currentScript.src).pathname // "/" or "/archive/": the script lies in theme/
  const missing = !!document.getElementById("old-address") // on 404.html
  const LONGEST = 2000, MOST = 1e7

  const json = async (file) => {
    const answer = await fetch(`${root}old/${file}`)
    if (!answer.ok) throw new Error(`${answer.status} ${file}`)
    return answer.json()
  }
  const decoded = (text) => { try { return decodeURIComponent(text) } catch { return text } }

  // ---- What an address names: stillboard/addresses/reading.py.

  const compiled = {}
  const forms = (index, engine) => compiled[engine] ||= index.forms[engine].map(([path, query = {}, asked = "", own = 0]) => {
    const [id, number, before, behind] = index.parts
    return {
      own,
      path: new RegExp(before + path + behind, "i"),
      query: Object.entries(query).map(([name, value]) => {
        const what = /^[a-z]+$/.test(value) ? value : ""
        const pattern = what ? `(${index.kinds.includes(what) ? id : number})` : value
        return [what, new RegExp(`(?:^|[&;?])${name}=${pattern}(?:$|[&;#/])`, "i")]
      }),
      asked: asked && new RegExp(`(?:^|[&;?])${asked}(?:$|[&;])`, "i"),
    }
  })
  const found_by = (form, request, kinds) => {
    const match = form.path.exec(request)
    if (!match) return null
    const rest = match[match.length - 1] || ""
    if (form.asked && !form.asked.test(rest)) return null
    const found = {}
    for (const [name, value] of Object.entries(match.groups || {})) if (value !== undefined) found[name] = value
    for (const [what, pattern] of form.query) {
      const value = pattern.exec(rest)
      for (const [name, text] of value ? Object.entries(what ? { [what]: value[1] } : { ...value.groups }) : [])
        if (text && !(name in found)) found[name] = text
    }
    return kinds.some((kind) => kind in found) ? found : null
  }
  const named = (index, request, fragment, engine, own) => {
    if (request.length > LONGEST) return null
    const engines = own ? [engine] : [engine, ...Object.keys(index.forms).filter((name) => name !== engine)]
    let found = null, by = ""
    for (const text of new Set([request, decoded(request)])) {
      for (const name of engines) {
        for (const form of name in index.forms ? forms(index, name) : []) {
          if (found || (form.own && name !== engine)) continue
          found = found_by(form, text, index.kinds)
          if (found) by = name
        }
      }
      if (found) break
    }
    const post = new RegExp(index.fragment).exec(fragment)
    if (post && (post.groups.word || index.bare.includes(by) || index.bare.includes(engine)) && (!found || found.thread || found.post))
      found = { ...found, post: post.groups.post }
    if (!found) return null
    const count = (name) => Number(found[name] || 0)
    let page = count("page") || count("maybe"), start = count("start")
    if (page && found.per) { start = Math.min((page - 1) * count("per"), MOST); page = 0 }
    return { ...found, page, start, number: count("number"), maybe: "maybe" in found, member: decoded(found.member || "") }
  }

  // ---- Where it is: stillboard/outputs/_shards.py.

  const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
  const numbers = (text) => {
    const out = []
    let value = 0, scale = 1
    for (const letter of text) {
      const bits = LETTERS.indexOf(letter)
      value += (bits % 32) * scale
      scale *= 32
      if (bits < 32) { out.push(value); value = 0; scale = 1 }
    }
    return out
  }
  const signed = (value) => (value % 2 ? -(value + 1) / 2 : value / 2)
  const file = async (forum, kind, id) => {
    let start = -1, at = 0
    for (const gap of numbers(forum[kind])) {
      if (at + gap > id) break
      start = at += gap
    }
    return start < 0 ? [start, null] : [start, await json(`${forum.id}/${kind}-${start}.json`)]
  }
  const post_of = async (forum, id) => {
    const [start, data] = await file(forum, "posts", id)
    if (!data) return null
    const [gaps, of, fresh, turns] = data.map(numbers)
    const page = {}, changes = {}
    for (let n = 0, at = 0; n < turns.length; n += 2) changes[at += turns[n]] = signed(turns[n + 1])
    for (let n = 0, own = start - 1; n < gaps.length; n++) {
      own += gaps[n] + 1
      if (own > id) return null
      page[of[n]] = (page[of[n]] || 1) + (changes[n] || 0)
      if (own === id) return { thread: fresh.slice(0, of[n] + 1).reduce((key, step) => key + signed(step), 0), page: page[of[n]] }
    }
    return null
  }
  const row_of = async (forum, kind, id) => {
    const [start, rows] = await file(forum, kind, id)
    let key = start
    for (const row of rows || []) if ((key += row[0]) === id) return row
    return null
  }
  const hash = (text) => {
    let value = 0x811c9dc5
    for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193) >>> 0
    return value
  }
  const exact_of = async (forum, text) => {
    const [start, rows] = await file(forum, "exact", hash(text))
    let key = start
    for (const row of rows || []) {
      key += row[0]
      if (row[1] === text) return row[2]
    }
    return null
  }

  // ---- The site's addresses.

  const place = (index, forum, kind, slug, id) =>
    root + (forum.path && `${forum.path}/`) + index[kind].replace("{slug}", slug).replace("{id}", id)
  const thread_of = async (index, forum, id) => {
    const row = await row_of(forum, "threads", id)
    if (!row) return null
    const [, slug, pages, per, own, ours, firsts] = row
    const has = (page) => (typeof pages === "number" ? page >= 1 && page <= pages
      : pages.split(",").some((run) => { const [a, b = a] = run.split("-"); return page >= +a && page <= +b }))
    const first = typeof pages === "number" ? 1 : parseInt(pages, 10)
    const every = firsts && typeof pages === "string"
      ? pages.split(",").flatMap((run) => { const [a, b = a] = run.split("-"); return [...Array(b - a + 1)].map((_, n) => +a + n) }) : null
    const size = per || forum.per
    return {
      slug, has, first,
      address: (page) => `${place(index, forum, "thread", slug, own || id)}/${page > 1 ? index.page.replace("{n}", page) : ""}`,
      page: (page, start) => (ours ? Math.floor((start || Math.max(page - 1, 0) * size) / ours) + 1
        : start ? Math.floor(start / size) + 1 : page),
      numbered: (number) => {
        if (!firsts) return Math.floor((number - 1) / size) + 1
        let page = 0
        firsts.forEach((one, n) => { if (one && one <= number) page = every ? every[n] : n + 1 })
        return page || (number === 1 ? first : 0)
      },
    }
  }
  const id_of = (text) => (/^[0-9]{1,15}$/.test(text || "") ? Number(text) : -1)
  const author_of = async (index, forum, member) => {
    const row = id_of(member) >= 0 && (await row_of(forum, "members", id_of(member)))
    if (row) return `${place(index, forum, "member", row[1], row[2] || id_of(member))}/`
    const path = await exact_of(forum, `u/${member.toLowerCase()}`)
    return typeof path === "string" ? root + path : null
  }
  // Where it leads: { to }, or what is known of what is not archived: { thread, lost }.
  const led = async (index, forum, what, page = what.page) => {
    if (what.post) {
      const post = id_of(what.post) >= 0 && (await post_of(forum, id_of(what.post)))
      const named = post || id_of(what.post) >= 0 ? null : await exact_of(forum, `p/${what.post}`)
      if (named) return { to: root + named }
      const thread = post && (await thread_of(index, forum, post.thread))
      if (thread) return { to: `${thread.address(post.page)}#post-${id_of(what.post)}` }
    }
    if (what.file) {
      const row = id_of(what.file) >= 0 && (await row_of(forum, "files", id_of(what.file)))
      if (row) return typeof row[1] === "string" ? { to: root + row[1] } : led(index, forum, { post: String(row[1]) })
    }
    if (what.thread) {
      const key = id_of(what.thread) >= 0 ? id_of(what.thread) : await exact_of(forum, `t/${what.thread}`)
      const thread = await thread_of(index, forum, key)
      if (!thread) return {}
      if (what.post) return { thread: thread.address(thread.first), lost: "post" }
      if (what.number) {
        const at = thread.numbered(what.number)
        if (!thread.has(at)) return { thread: thread.address(thread.first), lost: "post" }
        return { to: `${thread.address(at)}${what.number > 1 || at > 1 ? `#number-${what.number}` : ""}` }
      }
      const wanted = page || what.start ? thread.page(page, what.start) : thread.first
      if (thread.has(wanted)) return { to: thread.address(wanted) }
      if (what.maybe) return { to: thread.address(thread.first) }
      return { thread: thread.address(thread.first), lost: "page" }
    }
    if (what.member) { const to = await author_of(index, forum, what.member); return to ? { to } : {} }
    const row = what.board && (await row_of(forum, "boards", id_of(what.board)))
    return row ? { to: `${place(index, forum, "board", row[1], row[2] || id_of(what.board))}/` } : {}
  }
  // By the thread's own address, where it has no id.
  const by_address = async (index, forum, text) => {
    const page = /^(.*?)\/paged?\/([0-9]{1,7})$/.exec(text)
    for (const [key, number] of page ? [[text, 0], [page[1], +page[2]]] : [[text, 0]]) {
      const found = await exact_of(forum, key)
      if (typeof found === "string") return { to: root + found }
      if (found !== null) {
        const thread = await thread_of(index, forum, found)
        if (!thread) continue
        const wanted = number || thread.first
        return thread.has(wanted) ? { to: thread.address(wanted) } : { thread: thread.address(thread.first), lost: "page" }
      }
    }
    return {}
  }

  // ---- Which forum is meant: that whose Path begins the address, else that of the host; of several, those whose folder fits best.

  const host = (name) => name.toLowerCase().replace(/^www\./, "").replace(/\.$/, "")
  const candidates = (index, path) => {
    const fits = index.forums.map((forum) => {
      const folders = forum.roots.map((one) => new URL(one).pathname.slice(1)).filter((one) => path.startsWith(one))
      const own = forum.path && `${path}/`.startsWith(`${forum.path}/`) ? `${forum.path}/` : ""
      const folder = folders.sort((a, b) => b.length - a.length)[0] || ""
      return { forum, own, folder, rest: path.slice(own.length || folder.length) }
    })
    const here = host(location.hostname)
    const choices = [
      fits.filter((one) => one.own),
      fits.filter((one) => one.forum.roots.some((old) => host(new URL(old).hostname) === here)),
      fits,
    ]
    const some = choices.find((choice) => choice.length) || []
    const longest = Math.max(...some.map((one) => Math.max(one.own.length, one.folder.length)))
    return some.filter((one) => Math.max(one.own.length, one.folder.length) === longest)
  }
  const usual = (forum, request) => request.replace(/^(.*?\/|[^?]*\?\/?)?([\w-]+)\//, (whole, before = "", way) =>
    Object.hasOwn(forum.renamed, way.toLowerCase()) ? `${before}${forum.renamed[way.toLowerCase()]}/` : whole)

  const resolve = async () => {
    const index = await json("index.json")
    const path = location.pathname.startsWith(root) ? location.pathname.slice(root.length) : location.pathname.slice(1)
    const fragment = decoded(location.hash.slice(1, 100))
    const every = candidates(index, path)
    let first = null
    for (const own of [true, false]) {
      for (const { forum, rest } of every) {
        const request = `/${usual(forum, rest)}${location.search}`
        const what = named(index, request, fragment, forum.engine, own)
        if (!what) continue
        const home = { forum, rest, what }
        const where = await led(index, forum, what)
        if (where.to || where.lost) return { ...where, ...home }
        first ||= home
      }
    }
    for (const { forum, rest } of every) {
      if (!forum.exact || !forum.roots.length) continue
      const old = new URL(forum.roots[0])
      const plain = decoded(`${host(old.hostname)}${old.pathname}${rest}`).replace(/\/$/, "")
      for (const tail of new Set([location.search + location.hash, location.search, ""].map(decoded))) {
        const where = await by_address(index, forum, plain + tail)
        if (where.to || where.lost) return { ...where, forum, rest, what: {} }
      }
    }
    return first || { forum: every[0]?.forum, rest: every[0]?.rest, what: null }
  }

  const offer = ({ forum, rest, thread, lost }) => {
    const shape = document.getElementById("old-address")?.content.cloneNode(true)
    if (!shape || !forum?.roots.length) return
    const original = `${forum.roots[0]}${rest.replace(/^\/+/, "")}${location.search}${location.hash}`
    const links = { thread, original, wayback: `https://web.archive.org/web/${original}` }
    for (const link of shape.querySelectorAll("[data-led]")) {
      if (links[link.dataset.led]) link.href = links[link.dataset.led]
      else link.remove()
    }
    for (const words of shape.querySelectorAll("[data-lost]")) if (words.dataset.lost !== (lost || "")) words.remove()
    document.querySelector("#main .body").append(shape)
  }

  resolve().then((found) => {
    const to = found.to && new URL(found.to, location.href)
    if (to && to.origin === location.origin) {
      const stays = to.pathname === location.pathname && !missing
      if (!stays || (to.hash && to.hash !== location.hash)) location.replace(to.href)
    } else if (missing) offer(found)
    else if (location.search && (found.what?.post || found.what?.thread || found.what?.member || found.what?.board || found.what?.file))
      location.replace(`${root}index.php${location.search}${location.hash}`) // no such file: the host shows its 404.html
  }).catch(() => { /* the page says itself what it is */ })
})()
