/// One generated Swift file.
public struct GeneratedFile: Sendable, Hashable {
    /// The file's name, without folders: `AutoResponse.swift`.
    public var name: String
    /// The whole content, lines ending in LF.
    public var text: String

    /// Makes a file.
    public init(name: String, text: String) {
        self.name = name
        self.text = text
    }
}
