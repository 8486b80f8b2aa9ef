import SchemagenModel

/// A page's place in the documents folder. Folders do not nest.
struct DocumentPath {
    /// The kinds of objects that have pages; the raw value is the folder.
    enum Folder: String {
        case tables, views, enums, types
    }

    /// nil for the page that lists everything.
    let folder: Folder?
    let name: String

    static let index = DocumentPath(folder: nil, name: "README.md")

    private init(folder: Folder?, name: String) {
        self.folder = folder
        self.name = name
    }

    /// The page of an object.
    init(_ folder: Folder, _ object: String) { self.init(folder: folder, name: object + ".md") }

    /// Relative to the documents folder.
    var text: String { folder.map { "\($0.rawValue)/\(name)" } ?? name }

    /// Relative to the folder of another page.
    func text(from other: Folder?) -> String {
        if folder == other { return name }
        return other == nil ? text : "../\(text)"
    }
}
