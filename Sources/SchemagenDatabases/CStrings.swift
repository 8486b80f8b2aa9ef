/// Texts as C takes them: an array of pointers with a null pointer at the end.
struct CStrings {
    private var bytes: [CChar] = []
    private var offsets: [Int?] = []

    /// Texts without a NUL inside; nil becomes a null pointer.
    init(_ texts: [String?]) {
        for text in texts {
            guard let text else {
                offsets.append(nil)
                continue
            }
            offsets.append(bytes.count)
            bytes.append(contentsOf: text.utf8CString)
        }
    }

    /// Calls the body with pointers that are valid until it returns.
    func withPointers<Result>(_ body: (UnsafePointer<UnsafePointer<CChar>?>?) throws -> Result) rethrows -> Result {
        try bytes.withUnsafeBufferPointer { buffer in
            let pointers = offsets.map { offset in offset.flatMap { start in buffer.baseAddress.map { $0 + start } } }
            return try (pointers + [nil]).withUnsafeBufferPointer { try body($0.baseAddress) }
        }
    }
}
