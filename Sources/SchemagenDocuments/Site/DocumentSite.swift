import SchemagenSwift

/// Markdown pages → a static site that needs no server and nothing from outside.
public enum DocumentSite {
    /// The files of the site, sorted by name; the same pages give the same bytes.
    ///
    /// - Parameters:
    ///   - pages: Markdown pages and SVG diagrams with paths relative to the documents folder. `README.md` is the page
    ///     that the site opens with; the groups of its navigation are the headings and links of that page.
    ///   - title: The name of the schema, which stands on every page.
    public static func files(from pages: [GeneratedFile], title: String) -> [GeneratedFile] {
        let contents = SiteContents(pages, title: title, hasPicturePages: true)
        let frame = SiteFrame(contents)
        var files: [GeneratedFile] = []
        files.reserveCapacity(contents.pages.count + 5)
        for number in contents.pages.indices {
            files.append(GeneratedFile(name: contents.pages[number].output, bytes: frame.html(of: number)))
        }
        for page in pages where SitePath.stem(page.name, extension: "md") == nil {
            files.append(GeneratedFile(name: page.name, bytes: file(page, contents)))
        }
        if let data = frame.navigationData() { files.append(GeneratedFile(name: "assets/navigation.js", bytes: data)) }
        var index = SiteSearchIndex(contents)
        files.append(GeneratedFile(name: "assets/search.js", bytes: index.script()))
        files.append(GeneratedFile(name: "assets/site.css", bytes: Array(SiteStyle.text.utf8)))
        files.append(GeneratedFile(name: "assets/site.js", bytes: Array(SiteScript.text.utf8)))
        return files.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    /// A file of the set that is no page; the links of a drawing lead to the pages of the site.
    private static func file(_ page: GeneratedFile, _ contents: SiteContents) -> [UInt8] {
        guard SitePath.stem(page.name, extension: "svg") != nil else { return page.bytes }
        return SiteDrawing.file(page.bytes) { link in
            if link.first == SiteByte.hash { return link }
            guard let target = contents.target(link, onFile: page.name) else { return nil }
            switch target {
            case .address(let address): return address
            case .file(let name): return Array((SitePath.toTop(from: page.name) + SitePath.encoded(name)).utf8)
            case .page(let number, let anchor):
                let anchor = anchor.map { "#" + SitePath.encoded($0) } ?? ""
                return Array((SitePath.toTop(from: page.name) + contents.pages[number].address + anchor).utf8)
            }
        }
    }
}
