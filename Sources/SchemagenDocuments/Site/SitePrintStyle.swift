/// The style of pages on paper: light, without navigation, tables whole.
enum SitePrintStyle {
    static let text = """
        @media print {
          :root, :root[data-theme=dark], :root:not([data-theme=light]) {
            color-scheme: light;
        \(SiteColors.variables(SiteColors.light, "    "))
          }
          @page { margin: 1.6cm; }
          body { font-size: 10pt; }
          .bar, .sidebar, .sections, .crumbs, .neighbours, .anchor, .copy, .skip, figcaption button, .hint, .alone {
            display: none !important;
          }
          .layout { display: block; max-width: none; }
          .content { padding: 0; }
          h1 { font-size: 18pt; }
          h2 { font-size: 13pt; margin-top: 1.4em; }
          h1, h2, h3, h4 { break-after: avoid; }
          .scroll { overflow: visible; border: 0; border-radius: 0; }
          table { font-size: 7.5pt; }
          th, td { padding: .25rem .4rem; }
          :is(td, th):is(:nth-child(-n + 2), :last-child) code { overflow-wrap: anywhere; }
          :is(td, tbody th):last-child { min-width: 0; }
          td code, tbody th code { font-size: 7pt; white-space: normal; }
          thead { display: table-header-group; }
          thead th, thead th:nth-child(n) { overflow-wrap: normal; }
          tr, figure, pre { break-inside: avoid; }
          .named tbody th:first-child { position: static; border-right: 0; }
          pre { white-space: pre-wrap; overflow-wrap: anywhere; }
          .canvas, .diagram.live .canvas { max-height: none; overflow: visible; }
          .stage { transform: none !important; }
          .stage > *, .diagram.live .stage > * { max-height: 22cm; }
          a { color: var(--link); text-decoration: none; }
          .outside::after { content: " (" attr(href) ")"; font-size: 8pt; overflow-wrap: anywhere; }
        }

        """
}
