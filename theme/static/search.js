// The search page, and the box on 404.html. Pagefind says in which records words are, and at which words of them; this counts
// the words of a record's posts, as stillboard/search/tokens.py does, and so comes to the posts. Text is only ever set as text.
(() => {
  "use strict"
  const script = document.currentScript.dataset
  const here = document.currentScript.src
  const one = (id) => document.getElementById(id)
  const made = (id) => one(id).content.cloneNode(true)

  // ---- Words, as the index has them: search/tokens.py says why.

  const UNSPACED = "\u0e00-\u0e7f\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\u{20000}-\u{3ffff}"
  const PARTS = new RegExp(`[${UNSPACED}]+|[^${UNSPACED}]+`, "gu")
  const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, "u")
  const code = (letter) => {
    const folded = letter.normalize("NFKC")
    return String(([...folded].length === 1 ? folded : letter).codePointAt(0)).padStart(7, "0")
  }
  const normal = (word) => {
    word = word.normalize("NFKC").replace(/\s+/g, "")
    if (!/[\u0621-\u064a]/.test(word)) return word
    const letters = { "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه" }
    const bare = word.replace(/[\u0640\u064b-\u065f\u0670]/g, "").replace(/[أإآٱىة]/g, (letter) => letters[letter])
    return bare.replace(/^(?:وال|بال|كال|فال|ال|لل)(?=.{3})/u, "").replace(/(?<=.{3})(?:ها|ان|ات|ون|ين|يه|ه|ي)$/u, "") || word
  }
  // What stands in a text: [start, end, what it is like] of each word of the index.
  const places = (text) => {
    const found = []
    let at = 0
    for (const word of text.split(" ")) {
      for (const part of word.match(PARTS) || []) {
        if (!IS_UNSPACED.test(part)) found.push([at, at += part.length, part])
        else {
          const letters = [...part]
          letters.forEach((letter, n) => {
            found.push([at, at + letter.length + (letters[n + 1] || "").length, letter + (letters[n + 1] || "")])
            at += letter.length
          })
        }
      }
      at += 1
    }
    return found
  }
  // What Pagefind is asked for, and each word as it is typed.
  const asked = (query) => {
    query = query.normalize("NFKC")
    const exact = /^\s*".+"\s*$/.test(query) ? '"' : ""
    const typed = [], sent = []
    for (const word of query.replaceAll('"', " ").split(/\s+/).filter(Boolean)) {
      for (const part of word.match(PARTS)) {
        if (!IS_UNSPACED.test(part)) { typed.push(fold(part)); sent.push(normal(part)); continue }
        const letters = [...part]
        for (let n = 0; n < Math.max(letters.length - 1, 1); n++) {
          typed.push(letters.slice(n, n + 2).join(""))
          sent.push(`ꙮ${letters.slice(n, n + 2).map(code).join("")}`)
        }
      }
    }
    return { typed: [...new Set(typed)].filter(Boolean), words: [...new Set(sent)], sent: exact + sent.join(" ") + exact }
  }
  const fold = (word) => normal(word).toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]|[^\p{L}\p{N}]/gu, "")
  // Which of the typed words a word of a post is a form of; -1: none. Pagefind takes the beginning of a word that it does not
  // know for the word, so this looks again: what follows the part that both have may be an ending.
  const form_of = (word, typed) => {
    const folded = IS_UNSPACED.test(word) ? [word] : [word, ...word.split(/[^\p{L}\p{N}\p{M}]+/u)].map(fold)
    let best = -1, most = 0
    typed.forEach((one, place) => {
      for (const other of folded) {
        let n = 0
        while (n < one.length && one[n] === other[n]) n++
        if (n > most && (n === one.length || (n > 2 && one.length - n < 5) || loose)) { best = place; most = n }
      }
    })
    return best < 0 && loose ? 0 : best
  }
  let loose = false // the stemmers of some languages change how words begin

  // ---- On 404.html: a box that leads to the search page, with the words of the address in it.

  if (script.search) {
    const form = made("search-form").firstElementChild
    let path = location.pathname
    try { path = decodeURIComponent(path) } catch { /* it stays as it is */ }
    const words = path.split("/").filter((part) => /\p{L}{3}/u.test(part) && !/^page-\d+$/.test(part)).pop() || ""
    const said = /\.(?:php\d?|phtml|cgi|pl|aspx?|jspa?|do|dll|cfm)$/i.test(words) ? "" : words // programs' names say nothing
    form.q.value = said.replace(/\.html?$|\.\d+$/, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim().slice(0, 100)
    form.addEventListener("submit", (event) => {
      event.preventDefault()
      location.assign(`${script.search}?q=${encodeURIComponent(form.q.value)}`)
    })
    one("main").append(form)
    return
  }

  // ---- The search page.

  const words = one("search-words").dataset
  if (location.protocol === "file:") { // nothing can be loaded there
    one("plain").firstElementChild.textContent = words.disk
    return
  }
  const data = new URL(`${script.root}search/data/`, location.href).href
  const PAGES = 4 // records that are shown at a time: each is some 8 KB to load
  const DATED = 4 // posts that are shown at a time where they stand by their dates: a record for nearly each
  const BEST = 3 // posts of a record that are shown at once
  const OFFERED = 8 // words of a question in vain that are tried with one another
  const FILTERS = ["forum", "board", "year", "by", "starter"]
  const shape = made("search-form")
  const form = shape.querySelector("form")
  const details = form.querySelector("details")
  const closed = details.firstElementChild.textContent
  const small = matchMedia("(max-width: 40rem)") // there, what narrows down would hide what was found
  const [told, list, more, fewer] = ["told", "list", "more", "fewer"].map((id) => shape.getElementById(id))
  fewer.hidden = true
  let pagefind, choices, people, lists, starts, turn = 0, next = null
  const loaded = {}

  const say = (text) => { told.textContent = text }
  const json = async (file) => {
    const answer = await fetch(new URL(file, data))
    if (!answer.ok) throw Object.assign(new Error(`${answer.status} ${file}`), { status: answer.status })
    return answer.json()
  }
  const engine = () => pagefind ||= (async () => {
    const answer = await fetch(new URL("pagefind-entry.json", data), { cache: "no-cache" })
    if (!answer.ok) throw Object.assign(new Error("no index"), { status: answer.status })
    const entry = await answer.json()
    loose = Object.keys(entry.languages).some((lang) => ["ar", "id"].includes(lang))
    lists = entry.records
    const listed = json(lists.list)
    const module = await import(new URL("pagefind.js", data).href)
    await module.options({ basePath: data })
    await module.init()
    starts = { files: [], skipped: (await listed)[2] }
    const [version, counts] = await listed
    starts.version = version
    counts.forEach((count, n) => { for (let place = 0; place < count; place++) starts.files.push([n.toString(36), place]) })
    return module
  })().catch((error) => { pagefind = null; throw error })
  const number = (id) => parseInt(id, 36)
  const record = async (id) => {
    const [file, place] = starts.files[number(id)]
    loaded[file] ||= json(`pages/${file}.json?v=${starts.version}`).catch((error) => { delete loaded[file]; throw error })
    return (await loaded[file])[place]
  }

  const address = (file, anchor) => {
    const short = script.endings ? file : file.replace(/(^|\/)index\.html$/, "$1").replace(/\.html$/, "")
    return `${script.root}${short.split("/").map(encodeURIComponent).join("/")}${anchor ? `#${encodeURIComponent(anchor)}` : ""}`
  }

  // The posts of a record that have the words, the best first: each one's place in it, which of the words it has, and where.
  // `missing`: the words that are nowhere in the record.
  const posts = (page, locations, query, wanted) => {
    const head = [...places(page.t), ...places(page.h || "")]
    const inside = (page.p || []).map(([, , author, date, , text], n) => ({ n, author, date, text, has: new Set(), at: [] }))
    const sorted = [...new Set(locations)].sort((one, other) => one - other)
    const titled = new Set()
    let start = 0, hit = 0
    for (const part of [null, ...inside]) {
      const spots = part ? places(part.text) : head
      for (; hit < sorted.length && sorted[hit] < start + spots.length; hit++) {
        const spot = spots[sorted[hit] - start]
        const word = form_of(spot[2], query.typed)
        if (word < 0) continue
        ;(part ? part.has : titled).add(word)
        part?.at.push(spot)
      }
      start += spots.length
    }
    const seen = new Set([titled, ...inside.map((post) => post.has)].flatMap((has) => [...has]))
    const missing = [...query.typed.keys()].filter((word) => !seen.has(word))
    const fits = (post) => (!wanted.year || post.date.slice(0, 4) === wanted.year) && (!wanted.by || post.author === wanted.by)
    let found = missing.length ? [] : inside.filter((post) => fits(post) && (post.at.length || !query.typed.length))
    // The words stand in the title: the opening post speaks for the page.
    if (!missing.length && !found.length && titled.size) found = inside.filter(fits).slice(0, 1).map((post) => ({ ...post, has: titled, opens: true }))
    found.sort((one, other) => other.has.size - one.has.size || other.at.length - one.at.length || one.n - other.n)
    return { page, found, missing, alone: !inside.length && !missing.length }
  }

  // Those with as many of the words as the best has.
  const full = (found) => found.filter((post) => post.has.size === found[0].has.size)
  const span = (text, name = "bdi") => {
    const made = document.createElement(name)
    made.textContent = text
    return made
  }
  const facts = (item, parts) => {
    const line = item.querySelector(".facts")
    for (const part of parts.filter(Boolean)) {
      const made = span("", "span")
      made.append(span(part))
      line.append(made, " ")
    }
    if (!line.childElementCount) line.remove()
  }
  const excerpt = (item, text, at) => {
    const box = item.querySelector(".excerpt")
    if (!text) return box.remove()
    // Where most of the words stand close together.
    let from = 0
    const most = Math.max(0, ...at.map(([start], n) => at.filter(([other], m) => m >= n && other < start + 240).length))
    for (const [n, [start]] of at.entries()) {
      if (at.filter(([other], m) => m >= n && other < start + 240).length === most) { from = Math.max(0, start - 80); break }
    }
    if (from) from = text.indexOf(" ", from) >= 0 && text.indexOf(" ", from) < from + 40 ? text.indexOf(" ", from) + 1 : from
    let end = Math.min(text.length, from + 300)
    if (end < text.length) { const blank = text.lastIndexOf(" ", end); if (blank > from + 200) end = blank }
    if (/[\udc00-\udfff]/.test(text[from] || "")) from++
    if (/[\ud800-\udbff]/.test(text[end - 1] || "")) end--
    if (from) box.append("… ")
    let last = from
    for (const [start, stop] of at) {
      if (start < from || stop > end) continue
      if (start > last) box.append(text.slice(last, start))
      if (stop > last) box.append(span(text.slice(Math.max(start, last), stop), "mark"))
      last = Math.max(last, stop)
    }
    box.append(text.slice(last, end))
    if (end < text.length) box.append(" …")
  }
  const item = (href, title, parts, text, at) => {
    const made = one("search-result").content.firstElementChild.cloneNode(true)
    const link = made.querySelector("a")
    link.href = href
    link.firstElementChild.textContent = title
    facts(made, parts)
    excerpt(made, text, at)
    return made
  }
  const shown = (page, post) => {
    if (!post) {
      const [author, date, text] = page.s || ["", "", page.h || ""]
      return item(address(page.f), page.t, [words[page.k], author, date, page.b], text, [])
    }
    const [anchor, label, author, , date, text] = page.p[post.n]
    return item(address(page.f, post.opens ? "" : anchor), page.t, [author || words.unknown, date, label, page.b, page.o], text, post.at)
  }
  const several = () => choices && choices.forums.length > 1

  const read = () => {
    const given = new URLSearchParams(location.search)
    const wanted = Object.fromEntries(["q", ...FILTERS, "sort"].map((name) => [name, (given.get(name) || "").slice(0, 300)]))
    if (!["new", "old"].includes(wanted.sort)) wanted.sort = ""
    return wanted
  }
  const reflect = (wanted) => {
    for (const [name, value] of Object.entries(wanted)) {
      const field = form.elements[name]
      if (field.tagName === "SELECT" && value && ![...field.options].some((option) => option.value === value)) field.add(new Option(value, value))
      field.value = value
    }
    const chosen = [...FILTERS, "sort"].filter((name) => wanted[name]).length
    if (chosen && !small.matches) details.open = true
    details.firstElementChild.textContent = chosen ? `${closed} (${chosen})` : closed
  }

  const search = async () => {
    const mine = ++turn
    const wanted = read()
    reflect(wanted)
    const query = asked(wanted.q)
    const filters = Object.fromEntries(FILTERS.filter((name) => wanted[name]).map((name) => [name, wanted[name]]))
    next = null
    more.hidden = list.hidden = fewer.hidden = true
    list.replaceChildren()
    say("")
    if (!/[\p{L}\p{N}]/u.test(query.sent) && !Object.keys(filters).length) return
    say(words.waiting)
    try {
      const module = await engine()
      const answer = await module.search(query.typed.length ? query.sent : null, { filters })
      if (mine !== turn) return
      // Pagefind passes over a word that is nowhere, if others are somewhere: then nothing has all of them.
      if (query.words.length > 1 && answer.results.length) {
        const alone = await Promise.all(query.words.map((word) => module.search(word)))
        if (mine !== turn) return
        if (alone.some(({ results }) => !results.length)) answer.results = []
      }
      // A further page of a thread that has the words in its title alone: the first page has them too.
      const results = answer.results.filter(({ id, words }) => {
        const title = starts.skipped[number(id)]
        return !title || !words.length || words.some((place) => place >= title)
      })
      next = wanted.sort ? byDate(results, query, wanted) : byWords(results, query, wanted)
      await show(mine, results.length)
      if (mine === turn && list.hidden) await offer(mine, wanted, filters)
    } catch (error) {
      if (mine !== turn) return
      console.warn(error)
      say(error.status === 404 ? words.absent : words.failed)
    }
  }
  // Where nothing has all of the words: those that stand together somewhere, each word in one offer, the rarest first.
  const offer = async (mine, wanted, filters) => {
    const typed = [...new Set(wanted.q.replaceAll('"', " ").split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)))].slice(0, OFFERED)
    if (typed.length < 2) return
    const module = await engine()
    const found = async (words) => { // how many records have them, 0 where the best has not
      const query = asked(words.join(" "))
      const { results } = await module.search(query.sent, { filters })
      return results.length && !(await looked(results.slice(0, 1), query, wanted)).nowhere ? results.length : 0
    }
    const counts = await Promise.all(typed.map((word) => found([word])))
    let left = typed.map((word, n) => ({ word, n, count: counts[n] })).filter(({ count }) => count).sort((one, other) => one.count - other.count)
    const items = []
    while (left.length) {
      let some = []
      for (const one of left) if (!some.length || await found([...some, one].map(({ word }) => word))) some.push(one)
      left = left.filter((one) => !some.includes(one))
      const q = some.sort((one, other) => one.n - other.n).map(({ word }) => word).join(" ")
      const link = document.createElement("a")
      link.href = `?${new URLSearchParams({ q, ...filters, ...(wanted.sort && { sort: wanted.sort }) })}`
      link.append(span(q))
      const item = document.createElement("li")
      item.append(link)
      items.push(item)
    }
    if (mine !== turn || !items.length) return
    fewer.lastElementChild.replaceChildren(...items)
    fewer.hidden = false
  }
  const show = async (mine, total) => {
    const turn_ = next
    const { value } = await turn_.next()
    if (mine !== turn) return
    list.append(...(value ? value.items : []))
    list.hidden = !list.childElementCount
    more.hidden = !value || value.isLast
    say(list.childElementCount ? words.found.replace("{pages}", total.toLocaleString(document.documentElement.lang)).replace("{shown}", list.childElementCount) : words.none)
    more.onclick = async () => {
      const before = list.childElementCount
      more.disabled = true
      try { await show(mine, total) } catch (error) { console.warn(error); say(words.failed) }
      more.disabled = false
      list.children[before]?.querySelector("a").focus()
    }
  }
  // Some records, and which posts of them are results. Where a word is in none of them, it is in none at all.
  const looked = async (some, query, wanted) => {
    const every = await Promise.all(some.map(async ({ id, words }) => {
      const page = await record(id)
      return page.p || "h" in page ? posts(page, words, query, wanted) : { page, found: [], missing: [], alone: true }
    }))
    const nowhere = every.length && every.map(({ missing }) => missing).reduce((one, other) => one.filter((word) => other.includes(word))).length
    return { every, nowhere }
  }
  // Some records at a time, the best first; of each the best posts, and a button for the rest.
  const byWords = async function* (results, query, wanted) {
    for (let start = 0; start < results.length; start += PAGES) {
      const { every, nowhere } = await looked(results.slice(start, start + PAGES), query, wanted)
      if (!start && nowhere) return
      const rank = ({ found }) => found.length && found[0].has.size < query.typed.length ? 1 : 0
      every.sort((one, other) => rank(one) - rank(other))
      const items = every.flatMap(({ page, found, alone }) => {
        if (alone) return [shown(page)]
        const best = full(found).slice(0, BEST)
        const rest = found.filter((post) => !best.includes(post))
        const made = best.map((post) => shown(page, post))
        if (rest.length) made.at(-1).append(further(page, rest))
        return made
      })
      yield { items, isLast: start + PAGES >= results.length }
    }
  }
  const further = (page, rest) => {
    const button = document.createElement("button")
    button.type = "button"
    button.className = "more"
    button.textContent = words.rest.replace("{n}", rest.length)
    button.onclick = () => {
      const made = rest.map((post) => shown(page, post))
      button.closest("li").after(...made)
      button.remove()
      made[0].querySelector("a").focus()
    }
    return button
  }
  // Posts of all records in the order of their dates: records come by the day of their newest (or oldest) post, so that a post
  // may be shown once no record that is still to come has one of its day. What has no date comes last.
  const byDate = async function* (results, query, wanted) {
    const [before, width, days] = await (lists[wanted.sort] ||= json(wanted.sort === "new" ? lists.newest : lists.oldest))
    const sign = wanted.sort === "new" ? -1 : 1
    const key = (date) => date || (sign < 0 ? "0000" : "9999")
    const order = (one, other) => (one.key < other.key ? -sign : one.key > other.key ? sign : one.turn - other.turn)
    const pages = results.map(({ id, words }, turn) => {
      const day = number(days.substr(number(id) * width, width))
      return { id, words, turn, key: key(day && new Date((before + day) * 864e5).toISOString().slice(0, 10)) }
    }).sort(order)
    const waiting = []
    let items = [], turn = 0, ahead = Math.min(PAGES, pages.length)
    if ((await looked(pages.slice(0, ahead), query, wanted)).nowhere) return
    for (let n = 0; n <= pages.length; n++) {
      const bound = pages[n]?.key
      waiting.sort(order)
      while (waiting.length && (!bound || (sign < 0 ? waiting[0].key.slice(0, 10) > bound : waiting[0].key.slice(0, 10) < bound))) {
        items.push(waiting.shift().make())
        if (items.length === DATED) { yield { items, isLast: !bound && !waiting.length }; items = [] }
      }
      if (!bound) break
      if (n >= ahead) { // together, and no more than there are posts to be shown
        ahead = n + Math.max(1, Math.min(PAGES, DATED - items.length - waiting.length))
        await Promise.all(pages.slice(n, ahead).map(({ id }) => record(id)))
      }
      const [{ page, found, alone }] = (await looked([pages[n]], query, wanted)).every
      if (alone) waiting.push({ key: bound, turn: turn++, make: () => shown(page) })
      else for (const post of full(found)) waiting.push({ key: key(post.date), turn: turn++, make: () => shown(page, post) })
    }
    yield { items, isLast: true }
  }

  // ---- The form. What there is to choose from is loaded when it is asked for.

  let filling = null
  const fill = () => filling ||= filled()
  const filled = async () => {
    try { choices = await json("choices.json") } catch { filling = null; return }
    const wanted = read()
    for (const forum of choices.forums) form.forum.add(new Option(forum, forum))
    form.forum.closest("p").hidden = !several()
    for (const [forum, title, value] of choices.boards) form.board.add(new Option(several() ? `${forum}: ${title}` : title, value))
    for (const year of choices.years) form.year.add(new Option(year, year))
    for (const name of ["forum", "board", "year"]) { // what the address names may stand twice now
      const field = form.elements[name]
      const twins = [...field.options].filter((option) => option.value && option.value === wanted[name])
      if (twins.length > 1) twins[0].remove()
      field.value = wanted[name]
    }
  }
  const name = async () => {
    if (people) return
    people = true
    try {
      const names = await json("people.json")
      form.querySelector("datalist").append(...names.map((name) => Object.assign(document.createElement("option"), { value: name })))
    } catch { people = false }
  }
  const submit = (event) => {
    event?.preventDefault()
    const given = new URLSearchParams()
    for (const field of ["q", ...FILTERS, "sort"]) if (form.elements[field].value.trim()) given.set(field, form.elements[field].value.trim())
    const said = String(given) // not its size, which Safari 16 does not know
    const to = location.pathname + (said && `?${said}`)
    if (to !== location.pathname + location.search) history.pushState(null, "", to)
    search()
  }
  form.addEventListener("submit", (event) => { if (small.matches) details.open = false; submit(event) })
  form.addEventListener("change", (event) => { if (event.target.tagName === "SELECT") submit() })
  details.addEventListener("toggle", (event) => { if (event.target.open) fill() })
  for (const field of ["by", "starter"]) form.elements[field].addEventListener("focus", name)
  form.q.addEventListener("focus", () => engine().catch(() => {}), { once: true })
  addEventListener("popstate", search)
  reflect(read()) // before it is seen: nothing moves
  one("plain").replaceWith(shape)
  if (location.search) Promise.resolve([...FILTERS, "sort"].some((field) => read()[field]) ? fill() : null).then(search)
  else form.q.focus()
})()
