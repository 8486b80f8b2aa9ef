/// One generated file.
public struct GeneratedFile: Sendable, Hashable {
    /// The file's name, without folders: `AutoResponse.swift`.
    public var name: String
    /// The whole content in UTF-8, lines ending in LF.
    public var bytes: [UInt8]

    /// Makes a file.
    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }

    /// Makes a file of a text.
    public init(name: String, text: String) { self.init(name: name, bytes: Array(text.utf8)) }

    /// The content as a text, which is made anew each time.
    public var text: String { String(decoding: bytes, as: UTF8.self) }
}
