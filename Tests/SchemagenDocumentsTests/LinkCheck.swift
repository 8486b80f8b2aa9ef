/// Whether links lead somewhere.
enum LinkCheck {
    /// What is wrong with a link on a page; nil where nothing is. Links to other sites are not looked at.
    static func problem(with link: String, on page: String, in pages: [String: String]) -> String? {
        if link.hasPrefix("https://") { return nil }
        if link.hasPrefix("#") {
            let anchors = anchors(of: MarkdownReader(pages[page] ?? "").headings)
            return anchors.contains(String(link.dropFirst())) ? nil : "the section \(link) is not on the page"
        }
        var folder = page.split(separator: "/").dropLast().map(String.init)
        for part in decoded(link).split(separator: "/") {
            if part == ".." {
                if folder.isEmpty { return "the link \(link) leaves the documents" }
                folder.removeLast()
            } else {
                folder.append(String(part))
            }
        }
        return pages[folder.joined(separator: "/")] == nil ? "the link \(link) leads nowhere" : nil
    }

    /// The anchors of headings: those that come again are numbered.
    static func anchors(of headings: [String]) -> [String] {
        var counts: [String: Int] = [:]
        return headings.map { heading in
            let words = heading.lowercased().filter { $0.isLetter || $0.isNumber || " -_".contains($0) }
            let anchor = words.replacing(" ", with: "-")
            let count = counts[anchor, default: 0]
            counts[anchor] = count + 1
            return count == 0 ? anchor : "\(anchor)-\(count)"
        }
    }

    private static func decoded(_ link: String) -> String {
        var bytes: [UInt8] = []
        var rest = Array(link.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == 0x25, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
