import SchemagenModel

/// A page's place in the documents folder. Folders do not nest.
struct DocumentPath {
    /// The kinds of objects that have pages, and the reports; the raw value is the folder.
    enum Folder: String {
        case tables, views, enums, types
        /// The pages of the reference do not link here: they are the same whether there are reports or not.
        case reports
    }

    /// nil for the pages beside the folders: the one that lists everything, the glossary.
    let folder: Folder?
    /// The object's name; the name of the page without `.md`.
    let name: String

    static let index = DocumentPath(folder: nil, name: "README")
    static let glossary = DocumentPath(folder: nil, name: "glossary")
    /// The report on the schema as a whole.
    static let validation = DocumentPath(.reports, "validation")

    private init(folder: Folder?, name: String) {
        self.folder = folder
        self.name = name
    }

    /// The page of an object.
    init(_ folder: Folder, _ object: String) { self.init(folder: folder, name: object) }

    /// Relative to the documents folder.
    var text: String { folder.map { "\($0.rawValue)/\(name).md" } ?? name + ".md" }

    /// Appends the path relative to the folder of another page, as it stands in a link.
    func put(from other: Folder?, to out: inout MarkdownBuffer) {
        if folder != other {
            if other != nil { out.fixed("../") }
            if let folder {
                out.put(folder.rawValue)
                out.put(0x2F)
            }
        }
        out.percentEncoded(name)
        out.fixed(".md")
    }
}
