/// `assets/site.css`.
enum SiteStyle {
    static let text = SiteColors.text + layout + SiteContentStyle.text + SiteControlStyle.text + SitePrintStyle.text

    private static let layout = """

        *, *::before, *::after { box-sizing: border-box; }
        html {
          scroll-padding-top: 5rem;
          -webkit-text-size-adjust: 100%;
        }
        body {
          margin: 0;
          background: var(--page);
          color: var(--text);
          font: 1rem/1.6 var(--sans);
          text-rendering: optimizeLegibility;
        }
        a { color: var(--link); text-decoration: none; }
        a:hover { text-decoration: underline; text-underline-offset: .2em; }
        :focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: 3px; }
        [hidden] { display: none !important; }
        .skip {
          position: absolute; left: -100rem; top: .5rem; z-index: 50;
          padding: .5rem 1rem; border-radius: 6px; background: var(--link); color: var(--page);
        }
        .skip:focus { left: .5rem; }

        .bar {
          position: sticky; top: 0; z-index: 30;
          display: flex; align-items: center; gap: 1rem;
          height: 3.5rem; padding: 0 max(1.25rem, calc((100vw - 104rem) / 2 + 1.25rem));
          background: var(--page); border-bottom: 1px solid var(--line);
        }
        .brand {
          flex: 0 1 auto; min-width: 0; overflow: hidden; white-space: nowrap; text-overflow: ellipsis;
          color: var(--strong); font-weight: 650; letter-spacing: -.01em;
        }
        .menu { display: none; }

        .layout {
          display: grid; grid-template-columns: 16rem minmax(0, 1fr); align-items: start;
          max-width: 104rem; margin: 0 auto;
        }
        .sidebar {
          position: sticky; top: 3.5rem; max-height: calc(100vh - 3.5rem); overflow-y: auto;
          padding: 1.25rem .75rem 3rem 1.25rem; border-right: 1px solid var(--line); min-height: calc(100vh - 3.5rem);
          font-size: .875rem; line-height: 1.45; scrollbar-width: thin;
        }
        .sidebar p { margin: 0 0 .5rem; }
        .sidebar ul { margin: 0 0 .5rem; padding: 0; list-style: none; }
        .sidebar a {
          display: block; padding: .25rem .6rem; border-radius: 6px; color: var(--text); overflow-wrap: anywhere;
        }
        .sidebar li a { margin-left: .9rem; }
        .sidebar a:hover { background: var(--hover); text-decoration: none; }
        .sidebar a[aria-current] { background: var(--current); color: var(--link); font-weight: 600; }
        .sidebar .all a { color: var(--muted); }
        .sidebar summary {
          display: flex; align-items: center; gap: .5rem; padding: .3rem .6rem; border-radius: 6px;
          color: var(--strong); font-weight: 600; cursor: pointer; list-style: none;
        }
        .sidebar summary::-webkit-details-marker { display: none; }
        .sidebar summary::before {
          content: ""; flex: none; width: .4rem; height: .4rem; margin-left: .1rem;
          border: solid var(--muted); border-width: 0 1.5px 1.5px 0; transform: rotate(-45deg);
        }
        .sidebar details[open] > summary::before { transform: rotate(45deg) translate(-1px, -1px); }
        .sidebar summary:hover { background: var(--hover); }
        .sidebar summary span:first-child { flex: 1; }
        .count { color: var(--muted); font-size: .75rem; font-weight: 400; font-variant-numeric: tabular-nums; }

        .content { min-width: 0; padding: 1.75rem 2.25rem 4rem; outline: none; }
        .sections { display: none; }
        @media (min-width: 82rem) {
          .layout:has(.sections) { grid-template-columns: 16rem minmax(0, 1fr) 12.5rem; }
          .sections {
            display: block; position: sticky; top: 3.5rem; max-height: calc(100vh - 3.5rem); overflow-y: auto;
            padding: 2.2rem 1.25rem 2rem 0; font-size: .8125rem; line-height: 1.4;
          }
          .sections p { margin: 0 0 .6rem; color: var(--strong); font-weight: 600; }
          .sections ul { margin: 0; padding: 0; list-style: none; border-left: 1px solid var(--line); }
          .sections a {
            display: block; margin-left: -1px; padding: .25rem 0 .25rem .9rem; border-left: 2px solid transparent;
            color: var(--muted); overflow-wrap: anywhere;
          }
          .sections .level3 a { padding-left: 1.8rem; }
          .sections a:hover { color: var(--strong); text-decoration: none; }
          .sections a.here { border-left-color: var(--link); color: var(--link); }
        }
        @media (max-width: 60rem) {
          .bar { padding: 0 1rem; gap: .75rem; }
          .menu {
            display: block; flex: none; padding: .3rem .7rem; border: 1px solid var(--edge); border-radius: 6px;
            color: var(--text); font-size: .875rem;
          }
          .layout { display: block; }
          .sidebar {
            display: none; position: fixed; z-index: 25; inset: 3.5rem 0 0 0; min-height: 0; max-height: none;
            border: 0; background: var(--page);
          }
          .sidebar:target, .sidebar.open { display: block; }
          .sidebar a, .sidebar summary { padding-top: .5rem; padding-bottom: .5rem; font-size: 1rem; }
          .content { padding: 1.25rem 1rem 3rem; }
        }

        """
}
