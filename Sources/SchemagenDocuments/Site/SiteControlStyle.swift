/// The style of what the script brings to life: search, theme, buttons.
enum SiteControlStyle {
    static let text = """
        .search { position: relative; flex: 1 1 7rem; min-width: 5rem; max-width: 34rem; margin: 0 auto; }
        .search input {
          width: 100%; height: 2.25rem; padding: 0 2.25rem 0 .85rem; border: 1px solid var(--edge); border-radius: 8px;
          background: var(--raised); color: var(--text); font: inherit; font-size: .9375rem; -webkit-appearance: none;
          appearance: none;
        }
        .search input::placeholder { color: var(--muted); opacity: 1; }
        .search input::-webkit-search-cancel-button { display: none; }
        .search > kbd {
          position: absolute; right: .55rem; top: .45rem; padding: 0 .45rem; border: 1px solid var(--line);
          border-radius: 4px; color: var(--muted); font-size: .8125rem; line-height: 1.35rem; pointer-events: none;
        }
        .results {
          position: absolute; top: 2.75rem; left: 0; right: 0; max-height: min(70vh, 34rem); overflow-y: auto;
          padding: .35rem; border: 1px solid var(--line); border-radius: 10px; background: var(--page);
          box-shadow: 0 12px 32px rgb(0 0 0 / .22);
        }
        .results ul { margin: 0; padding: 0; list-style: none; }
        .results li { margin: 0; padding: .45rem .7rem; border-radius: 6px; cursor: pointer; line-height: 1.4; }
        .results li[aria-selected=true] { background: var(--current); box-shadow: inset 3px 0 0 var(--link); }
        .results .name { color: var(--strong); font-weight: 600; overflow-wrap: anywhere; }
        .results .code { font-family: var(--mono); font-size: .875rem; }
        .results .where { margin-left: .5rem; color: var(--muted); font-size: .8125rem; }
        .results .about {
          display: block; overflow: hidden; color: var(--muted); font-size: .8125rem; white-space: nowrap;
          text-overflow: ellipsis;
        }
        .results mark { background: var(--mark); color: var(--markText); border-radius: 2px; }
        .results .none { margin: 0; padding: .4rem .7rem; color: var(--muted); font-size: .8125rem; }
        .results .none:empty { display: none; }
        .status {
          position: absolute; width: 1px; height: 1px; margin: 0; overflow: hidden; clip-path: inset(50%);
          white-space: nowrap;
        }
        button {
          border: 1px solid var(--edge); border-radius: 6px; background: var(--page); color: var(--text); font: inherit;
          cursor: pointer;
        }
        button:hover { background: var(--hover); }
        .theme {
          display: inline-flex; align-items: center; gap: .45rem; flex: none; height: 2.25rem; padding: 0 .75rem;
          border-radius: 8px; font-size: .875rem;
        }
        .theme::before {
          content: ""; width: .8rem; height: .8rem; border: 1.5px solid currentColor; border-radius: 50%;
          background: linear-gradient(90deg, currentColor 50%, transparent 50%);
        }
        [data-theme=light] .theme::before { background: none; }
        [data-theme=dark] .theme::before { background: currentColor; }
        .copy {
          position: absolute; top: .5rem; right: .5rem; padding: .15rem .6rem; font-size: .75rem; opacity: 0;
        }
        .listing:hover .copy, .copy:focus { opacity: 1; }
        @media (hover: none) { .copy { opacity: 1; } }
        figcaption button { min-width: 1.9rem; height: 1.9rem; padding: 0 .5rem; line-height: 1; }
        figcaption .hint { margin: 0 .75rem 0 .5rem; }
        @media (max-width: 60rem) { .hint, .search > kbd { display: none; } .search input { padding-right: .85rem; font-size: 1rem; } }
        @media (max-width: 40rem) {
          .brand { max-width: 40vw; }
          .bar { gap: .5rem; }
          .theme { padding: 0 .6rem; font-size: 0; gap: 0; }
          .results { position: fixed; top: 3.5rem; left: .5rem; right: .5rem; }
        }
        @media (prefers-reduced-motion: reduce) {
          *, *::before, *::after { transition: none !important; animation: none !important; }
          html { scroll-behavior: auto; }
        }
        @media (forced-colors: active) {
          .results li[aria-selected=true], .sidebar a[aria-current] { outline: 2px solid; }
        }

        """
}
