/// HTML in the making, as bytes.
struct HTMLBuffer {
    private(set) var bytes: [UInt8] = []

    init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

    /// Appends HTML that is the same everywhere.
    mutating func fixed(_ html: StaticString) { html.withUTF8Buffer { bytes.append(contentsOf: $0) } }

    /// Appends HTML.
    mutating func put(_ html: [UInt8]) { bytes.append(contentsOf: html) }

    /// Appends HTML.
    mutating func put(_ html: String) {
        var html = html
        html.withUTF8 { bytes.append(contentsOf: $0) }
    }

    /// Appends text; what means something to HTML is written as an entity, so that it is safe in quotes too.
    mutating func text(_ text: String) {
        var text = text
        text.withUTF8 { append(escaping: $0) }
    }

    /// Appends text.
    mutating func text(_ text: [UInt8]) { text.withUnsafeBufferPointer { append(escaping: $0) } }

    /// Appends a part of a text.
    mutating func text(_ text: [UInt8], _ range: Range<Int>) {
        text.withUnsafeBufferPointer { append(escaping: UnsafeBufferPointer(rebasing: $0[range])) }
    }

    private mutating func append(escaping text: UnsafeBufferPointer<UInt8>) {
        var start = 0
        for position in 0..<text.count {
            let entity: StaticString
            switch text[position] {
            case SiteByte.ampersand: entity = "&amp;"
            case SiteByte.lessThan: entity = "&lt;"
            case SiteByte.greaterThan: entity = "&gt;"
            case SiteByte.quote: entity = "&quot;"
            case SiteByte.apostrophe: entity = "&#39;"
            case 0: entity = "&#xFFFD;"
            default: continue
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<position]))
            fixed(entity)
            start = position + 1
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
    }
}
