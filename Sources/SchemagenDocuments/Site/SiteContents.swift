import SchemagenModel
import SchemagenSwift

/// The pages and diagrams of a set, read, with what links between them need.
struct SiteContents {
    /// A page and where it is on the site.
    struct Page {
        let name: String
        /// The HTML file: `tables/Lead.html`.
        let output: String
        /// The same as it stands in a link.
        let address: String
        /// `../` for each folder that the page is in.
        let toTop: String
        let document: SiteDocument
        let facts: SiteFacts
    }

    /// What a link leads to.
    enum Target {
        case page(Int, anchor: String?)
        /// A file of the set that is no page.
        case file(String)
        case address([UInt8])
    }

    let title: String
    let pages: [Page]
    /// The page that lists the others.
    let index: Int
    let groups: [SiteGroup]
    private let offsets: [String: Int]
    private let files: [String: [UInt8]]
    /// The pages that show one picture, by its file.
    private let picturePages: [String: Int]

    /// - Parameters:
    ///   - input: Markdown pages, diagrams and other files.
    ///   - title: The name of the schema.
    ///   - hasPicturePages: Whether a drawing that the index links to gets a page that shows it.
    init(_ input: [GeneratedFile], title: String, hasPicturePages: Bool = false) {
        self.title = title
        var pages: [Page] = []
        var offsets: [String: Int] = [:]
        var files: [String: [UInt8]] = [:]
        var outputs: Set<String> = []
        func add(_ name: String, _ stem: String, _ bytes: [UInt8]) {
            guard offsets[name] == nil else { return }
            let output = Self.output(name, stem, &outputs)
            let document = SiteBlockReader.document(bytes)
            offsets[name] = pages.count
            pages.append(
                Page(
                    name: name, output: output, address: SitePath.encoded(output), toTop: SitePath.toTop(from: output),
                    document: document, facts: SiteFacts(of: document, name: name)))
        }
        for page in input.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
            if let stem = SitePath.stem(page.name, extension: "md") {
                add(page.name, stem, page.bytes)
            } else {
                files[page.name] = page.bytes
            }
        }
        if offsets["README.md"] == nil { add("README.md", "README", Self.list(of: pages, title: title)) }
        let index = offsets["README.md"] ?? 0
        var picturePages: [String: Int] = [:]
        if hasPicturePages {
            for (file, text) in SitePicturePage.links(on: pages[index], files: Set(files.keys)) {
                let name = SitePicturePage.name(of: file)
                guard picturePages[file] == nil, offsets[name] == nil else { continue }
                picturePages[file] = pages.count
                add(name, SitePath.stem(name, extension: "md") ?? name, SitePicturePage.markdown(of: file, title: text))
            }
        }
        self.index = index
        self.picturePages = picturePages
        self.pages = pages
        self.offsets = offsets
        self.files = files
        groups = SiteGroup.groups(of: pages, index: index) { destination, page in
            switch Self.target(destination, on: pages[page].name, pages, offsets, files) {
            case .page(let page, _)?: page
            case .file(let name)?: picturePages[name]
            case .address?, nil: nil
            }
        }
    }

    /// The bytes of a file of the set that is no page.
    func file(_ name: String) -> [UInt8]? { files[name] }

    /// What a link on a page leads to; nil where it is unsafe or leads nowhere.
    func target(_ destination: [UInt8], on page: Int) -> Target? {
        Self.target(destination, on: pages[page].name, pages, offsets, files)
    }

    /// What a link leads a reader to: the page that shows a picture, not its file.
    func linkTarget(_ destination: [UInt8], on page: Int) -> Target? {
        let target = target(destination, on: page)
        if case .file(let name)? = target, let shown = picturePages[name], shown != page {
            return .page(shown, anchor: nil)
        }
        return target
    }

    /// What a link in a file leads to.
    func target(_ destination: [UInt8], onFile name: String) -> Target? {
        Self.target(destination, on: name, pages, offsets, files)
    }

    /// The diagram that stands for the page's Mermaid text: `diagrams/tables/Lead.svg`.
    func diagram(of page: Int) -> String? {
        let stem = SitePath.stem(pages[page].name, extension: "md") ?? ""
        let name = "diagrams/\(stem).svg"
        return files[name] == nil ? nil : name
    }

    private static func output(_ name: String, _ stem: String, _ outputs: inout Set<String>) -> String {
        let folder = SitePath.folder(of: name)
        let isIndex = stem.dropFirst(folder.count).lowercased() == "readme"
        let base = isIndex ? folder + "index" : stem
        var output = base + ".html"
        var number = 1
        // Not all disks tell capitals from small letters.
        while !outputs.insert(SwiftFileName.key(output)).inserted {
            output = "\(base)-\(number).html"
            number += 1
        }
        return output
    }

    /// A page that lists the others, for a set that has none.
    private static func list(of pages: [Page], title: String) -> [UInt8] {
        var text = Array("# ".utf8)
        func escape(_ plain: [UInt8]) {
            for byte in plain {
                if SiteByte.isPunctuation(byte) { text.append(SiteByte.backslash) }
                text.append(byte < SiteByte.space ? SiteByte.space : byte)
            }
        }
        escape(Array(title.utf8))
        var folder: String?
        for page in pages.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
            let own = SitePath.folder(of: page.name)
            if own != folder {
                text += "\n\n## ".utf8
                escape(Array((own.isEmpty ? "Pages" : String(own.dropLast())).utf8))
                text += "\n".utf8
                folder = own
            }
            text += "\n- [".utf8
            escape(page.facts.title)
            text += "](\(SitePath.encoded(page.name)))".utf8
        }
        text.append(SiteByte.lineFeed)
        return text
    }

    private static func target(
        _ destination: [UInt8], on name: String, _ pages: [Page], _ offsets: [String: Int], _ files: [String: [UInt8]]
    ) -> Target? {
        // Browsers take control characters and spaces out before they look for the scheme.
        let visible = destination.filter { $0 > SiteByte.space && $0 != 0x7F }
        if let colon = visible.firstIndex(of: SiteByte.colon),
            !visible[..<colon].contains(where: { "/?#".utf8.contains($0) })
        {
            let scheme = String(decoding: visible[..<colon].map(SiteByte.lowercased), as: UTF8.self)
            let isSafe = ["http", "https", "mailto", "tel"].contains(scheme)
            return isSafe ? .address(SitePath.encodedAddress(destination)) : nil
        }
        if visible.starts(with: "//".utf8) {
            return .address(SitePath.encodedAddress(Array("https:".utf8) + destination.drop { $0 <= SiteByte.space }))
        }
        let path = destination.prefix { $0 != SiteByte.hash }
        let anchor = path.count < destination.count ? SitePath.decoded(destination[(path.count + 1)...]) : nil
        var found = offsets[name]
        if !path.isEmpty {
            let whole = SitePath.resolve(SitePath.decoded(path), on: name)
            let withoutQuery = SitePath.resolve(SitePath.decoded(path.prefix { $0 != SiteByte.question }), on: name)
            guard let whole, let withoutQuery else { return nil }
            let folder = whole.isEmpty ? "README.md" : whole + "/README.md"
            found = offsets[whole] ?? offsets[withoutQuery] ?? offsets[folder]
            if found == nil { return files[whole] != nil ? .file(whole) : nil }
        }
        guard let found else { return nil }
        return .page(found, anchor: anchor.flatMap { known($0, on: pages[found]) })
    }

    private static func known(_ anchor: String, on page: Page) -> String? {
        if page.document.anchors.contains(anchor) { return anchor }
        let lower = anchor.lowercased()
        return page.document.anchors.contains(lower) ? lower : nil
    }
}
