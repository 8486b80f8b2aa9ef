/// Which texts may run from right to left: elements that hold one take the direction of its first letter.
enum SiteDirection {
    /// Whether a text runs from left to right for certain: no byte of it can begin a letter of Hebrew, Arabic and the
    /// like, in whatever block of Unicode.
    static func isFixed(_ text: ArraySlice<UInt8>) -> Bool {
        text.allSatisfy { $0 < 0xD6 || (0xE1...0xEE).contains($0) }
    }

    /// Whether a text of a document runs from left to right for certain.
    static func isFixed(_ text: SiteText, of document: SiteDocument) -> Bool {
        switch text {
        case .source(let range): isFixed(document.bytes[range])
        case .own(let own): isFixed(own[...])
        }
    }
}
