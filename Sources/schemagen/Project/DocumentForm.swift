import ArgumentParser
import SchemagenDocuments
import SchemagenFiles
import SchemagenModel
import SchemagenSwift

/// The forms in which documents can be had.
enum DocumentForm: String, ExpressibleByArgument, CaseIterable {
    /// Pages for a repository.
    case markdown
    /// A static site that needs no server.
    case html
    /// A catalogue for `docc`.
    case docc

    /// The files of a set of pages in this form.
    func files(of pages: [GeneratedFile], _ schema: Schema) -> [GeneratedFile] {
        switch self {
        case .markdown: pages
        case .html: DocumentSite.files(from: pages + pictures(schema), title: schema.name)
        case .docc: DocCCatalogue.files(from: pages + pictures(schema), name: schema.name)
        }
    }

    /// Pictures in place of the diagrams that only repositories draw.
    private func pictures(_ schema: Schema) -> [GeneratedFile] {
        DocumentGenerator.tablePictures(of: schema, workers: .threads)
    }
}
