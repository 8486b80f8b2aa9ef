/// The style of what the Markdown says.
enum SiteContentStyle {
    static let text = """
        .crumbs ol {
          display: flex; flex-wrap: wrap; margin: 0 0 .75rem; padding: 0; list-style: none;
          color: var(--muted); font-size: .8125rem;
        }
        .crumbs li + li::before { content: "/"; margin: 0 .5rem; color: var(--edge); }
        .crumbs a { color: var(--muted); }
        article { overflow-wrap: break-word; }
        article > p, article > ul, article > ol, article > blockquote { max-width: 46rem; }
        h1, h2, h3, h4, h5, h6 { color: var(--strong); line-height: 1.25; text-wrap: balance; overflow-wrap: anywhere; }
        h1 { margin: 0 0 .8rem; font-size: 2rem; font-weight: 700; letter-spacing: -.022em; }
        h2 { margin: 2.75rem 0 .9rem; font-size: 1.3rem; font-weight: 650; letter-spacing: -.012em; }
        h3 { margin: 2rem 0 .6rem; font-size: 1.08rem; font-weight: 650; }
        h4, h5, h6 { margin: 1.5rem 0 .5rem; font-size: 1rem; font-weight: 650; }
        .anchor { margin-left: .4em; color: var(--muted); font-weight: 400; opacity: 0; }
        :is(h2, h3, h4, h5, h6):hover .anchor, .anchor:focus { opacity: 1; }
        @media (hover: none) { .anchor { display: none; } }
        p, ul, ol, blockquote { margin: 0 0 1rem; }
        h1 + .meta { margin-top: -.45rem; }
        .meta { margin-bottom: 1.25rem; color: var(--muted); font-size: .9375rem; }
        .meta + p { font-size: 1.125rem; line-height: 1.5; color: var(--strong); }
        ul, ol { padding-left: 1.4rem; }
        li { margin: .2rem 0; }
        li > ul, li > ol { margin: 0; }
        .task { list-style: none; margin-left: -1.4rem; }
        hr { margin: 2rem 0; border: 0; border-top: 1px solid var(--line); }
        blockquote { padding: .1rem 0 .1rem 1rem; border-left: 3px solid var(--edge); color: var(--text); }
        blockquote > :last-child { margin-bottom: 0; }
        .alert { padding: .75rem 1rem; border-radius: 0 6px 6px 0; background: var(--raised); border-color: var(--link); }
        .alert-title { margin: 0 0 .25rem; color: var(--strong); font-weight: 650; }
        .alert.warning, .alert.caution { border-color: var(--deprecated); }
        code, kbd, pre { font-family: var(--mono); }
        code { color: var(--code); font-size: .875em; }
        :is(p, li, h2, h3, h4) code { padding: .12em .35em; border-radius: 4px; background: var(--raised); overflow-wrap: anywhere; }
        a code { color: inherit; }
        code, mark, a { unicode-bidi: isolate; }
        .listing { position: relative; margin: 0 0 1.25rem; }
        pre {
          margin: 0; padding: .9rem 1.1rem; overflow-x: auto; border: 1px solid var(--line); border-radius: 8px;
          background: var(--raised); line-height: 1.5; tab-size: 4;
        }
        pre code { font-size: .8125rem; }
        img { max-width: 100%; height: auto; }
        .outside::after { content: "\\2060\\2197"; margin-left: .1em; font-size: .75em; }

        .scroll { overflow-x: auto; margin: 0 0 1.25rem; border: 1px solid var(--line); border-radius: 8px; }
        table { width: 100%; border-collapse: collapse; font-size: .85rem; line-height: 1.5; }
        th, td {
          padding: .5rem .45rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top;
          font-weight: 400;
        }
        thead th {
          background: var(--raised); color: var(--muted); font-size: .8125rem; font-weight: 600; line-height: 1.35; vertical-align: bottom;
        }
        tbody tr:last-child > * { border-bottom: 0; }
        :is(td, tbody th):last-child { min-width: 8rem; }
        td code, th code { font-size: .78rem; }
        td:first-child code, tbody th code { white-space: nowrap; }
        tbody th code { color: var(--strong); font-weight: 600; }
        .left { text-align: left; } .center { text-align: center; } .right { text-align: right; }
        .named tbody th:first-child { position: sticky; left: 0; z-index: 1; background: var(--page); }
        tbody tr:hover > *, .named tbody tr:hover > th { background: var(--hover); }
        tr[id] { scroll-margin-top: 7rem; }
        tbody tr:target > *, tbody tr:target:hover > *, .named tbody tr:target > th { background: var(--target); }
        tr:target > :first-child { box-shadow: inset 3px 0 0 var(--link); }
        .badge {
          padding: .08em .5em; border-radius: 1em; font-size: .75rem; font-weight: 600; white-space: nowrap;
        }
        .sensitive { background: var(--sensitiveBack); color: var(--sensitive); }
        .deprecated { background: var(--deprecatedBack); color: var(--deprecated); }

        .diagram { margin: 0 0 1.5rem; border: 1px solid var(--line); border-radius: 8px; overflow: hidden; }
        .canvas { position: relative; max-height: 75vh; overflow: auto; padding: 1rem; outline-offset: -3px; }
        .stage { display: block; transform-origin: 0 0; }
        .stage > * { display: block; max-width: 100%; height: auto; margin: 0 auto; }
        .diagram.live .canvas { overflow: hidden; touch-action: pan-y pinch-zoom; }
        .diagram.live .stage > * { max-height: calc(75vh - 2rem); }
        .diagram.live.zoomed .canvas { cursor: grab; touch-action: none; }
        .stage text { cursor: text; }
        .stage a text { cursor: pointer; }
        .diagram.live .canvas.dragging { cursor: grabbing; user-select: none; }
        figcaption {
          display: flex; flex-wrap: wrap; align-items: center; gap: .35rem; padding: .5rem .75rem;
          border-top: 1px solid var(--line); background: var(--raised); color: var(--muted); font-size: .8125rem;
        }
        .alone { margin-left: auto; }
        .source { margin: 0 0 1.25rem; }
        .source > summary { cursor: pointer; color: var(--muted); font-size: .875rem; margin-bottom: .5rem; }

        .neighbours {
          display: flex; flex-wrap: wrap; gap: 1rem; margin-top: 3.5rem; padding-top: 1.25rem;
          border-top: 1px solid var(--line);
        }
        .neighbours span { min-width: 0; overflow-wrap: anywhere; }
        .neighbours small { display: block; color: var(--muted); font-size: .8125rem; }
        .neighbours .next { margin-left: auto; text-align: right; }
        @media (max-width: 60rem) {
          h1 { font-size: 1.65rem; }
          th, td { padding: .45rem .55rem; }
          :is(td, tbody th):last-child { min-width: 12rem; }
          tbody th code { white-space: normal; overflow-wrap: anywhere; }
          .named tbody th:first-child { min-width: 7rem; max-width: 9rem; border-right: 1px solid var(--line); }
        }

        """
}
