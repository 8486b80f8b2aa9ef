import SchemagenModel

/// Where each object's page is, relative to the documents folder.
enum DocumentPaths {
    static let index = "README.md"

    static func table(_ name: String) -> String { "tables/\(name).md" }
    static func view(_ name: String) -> String { "views/\(name).md" }
    static func enumeration(_ name: String) -> String { "enums/\(name).md" }
    static func type(_ name: String) -> String { "types/\(name).md" }
}
