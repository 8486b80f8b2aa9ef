/// A page for a picture that the index only links to: on it the picture can be zoomed, moved and searched.
enum SitePicturePage {
    /// The drawings that the index links to, with what the links say, in their order.
    static func links(on index: SiteContents.Page, files: Set<String>) -> [(file: String, text: [UInt8])] {
        var reader = SiteInlineReader()
        var found: [(file: String, text: [UInt8])] = []
        for case .paragraph(let text) in index.document.blocks {
            for link in reader.links(text, of: index.document) {
                guard let file = SitePath.resolve(SitePath.decoded(link.target), on: index.name),
                    files.contains(file), SitePath.stem(file, extension: "svg") != nil
                else { continue }
                found.append((file, link.text))
            }
        }
        return found
    }

    /// The page's place in the set: beside the picture.
    static func name(of file: String) -> String { (SitePath.stem(file, extension: "svg") ?? file) + ".md" }

    /// The page: a title and the picture.
    static func markdown(of file: String, title: [UInt8]) -> [UInt8] {
        var plain: [UInt8] = []
        for byte in title {
            if SiteByte.isPunctuation(byte) { plain.append(SiteByte.backslash) }
            plain.append(byte < SiteByte.space ? SiteByte.space : byte)
        }
        let address = SitePath.encoded(String(file.dropFirst(SitePath.folder(of: file).count)))
        return Array("# ".utf8) + plain + Array("\n\n![".utf8) + plain + Array("](\(address))\n".utf8)
    }
}
