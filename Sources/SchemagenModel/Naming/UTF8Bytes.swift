extension String {
    /// Calls a closure with the UTF-8 bytes: a loop over them costs a fraction of one over `utf8`, above all where
    /// nothing is optimised.
    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        var text = self
        return text.withUTF8(body)
    }
}

extension [UInt8] {
    /// Appends the UTF-8 bytes of a text.
    mutating func append(text: String) { append(contentsOf: text.utf8) }
}
