import SchemagenSwift

/// Markdown pages → a DocC catalogue, from which `docc` makes documentation.
public enum DocCCatalogue {
    /// The files of the catalogue `NAME.docc`, sorted by name; the same pages give the same bytes.
    ///
    /// - Parameters:
    ///   - pages: Markdown pages and diagrams with paths relative to the documents folder. `README.md` becomes the root
    ///     article; its headings and links become the groups of topics.
    ///   - name: The name of the schema.
    public static func files(from pages: [GeneratedFile], name: String) -> [GeneratedFile] {
        let contents = SiteContents(pages, title: name)
        let names = DocCNames(contents, files: pages.map(\.name), name: name)
        let folder = names.root + ".docc/"
        var files = [GeneratedFile(name: folder + "Info.plist", bytes: Array(information(name, names).utf8))]
        files.reserveCapacity(pages.count + 2)
        for number in contents.pages.indices {
            var writer = DocCArticleWriter(contents, names, page: number)
            files.append(GeneratedFile(name: "\(folder)\(names.articles[number]).md", bytes: writer.article()))
        }
        for page in pages {
            guard let image = names.images[page.name] else { continue }
            files.append(GeneratedFile(name: "\(folder)Resources/\(image)", bytes: page.bytes))
        }
        return files.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    /// The property list: with it `docc preview` needs no further options.
    private static func information(_ name: String, _ names: DocCNames) -> String {
        var title = HTMLBuffer()
        // Property lists hold no control characters.
        title.text(String(name.unicodeScalars.map { $0.value < 0x20 ? " " : Character($0) }))
        let identifier = names.root.map { $0 == "_" ? "-" : $0 }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
            <plist version="1.0">
            <dict>
                <key>CFBundleName</key>
                <string>\(names.root)</string>
                <key>CFBundleDisplayName</key>
                <string>\(String(decoding: title.bytes, as: UTF8.self))</string>
                <key>CFBundleIdentifier</key>
                <string>schema.\(String(identifier))</string>
            </dict>
            </plist>

            """
    }
}
