import SchemagenFiles
import SchemagenProject
import SchemagenSwift

/// A folder that `docs --out` writes to. A list beside the files says which of them it wrote: others are never written over,
/// and its own go when they are made no more.
struct OutputFolder {
    /// Why nothing was written.
    struct Refusal: Error, CustomStringConvertible {
        let description: String
    }

    private let path: String
    private let form: DocumentForm

    /// - Throws: `Refusal` where the folder is the project's own, or no folder.
    init(_ path: String, _ form: DocumentForm, in location: ProjectLocation) throws {
        self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        self.form = form
        if FileSystem.kind(of: self.path) == .file {
            throw Refusal(description: "\(path) is a file; --out is a folder")
        }
        if ProjectFolder.isIn(ProjectLayout.generatedFolder, self.path, location) {
            throw Refusal(
                description:
                    "\(path) is in \(ProjectLayout.generatedFolder), whose files are compared with the schema; name another folder"
            )
        }
    }

    private var listName: String { ".schemagen-\(form.rawValue)" }

    /// Writes files, and deletes those that were written before and are no more.
    /// - Throws: `Refusal` where a file of somebody else stands in the way; `FileError`.
    func write(_ files: [GeneratedFile]) throws {
        let known = try written()
        let foreign = files.filter { !known.contains($0.name) && isForeign($0) }.map(\.name)
        guard foreign.isEmpty else {
            let shown = foreign.prefix(5).map { "\n  \(path)/\($0)" }.joined()
            let more = foreign.count > 5 ? "\n  and \(foreign.count - 5) more" : ""
            throw Refusal(
                description: "what stands here is not of `docs`, and would be written over:\(shown)\(more)\n"
                    + "Name another folder, or delete it. Nothing was written")
        }
        let names = files.map(\.name)
        // Before the first file is there: whatever ends this in the middle, the next run knows its own.
        try list(known.union(names))
        for file in files { try FileSystem.write(file.bytes, to: "\(path)/\(file.name)") }
        for name in known.subtracting(names).sorted() { try FileSystem.remove("\(path)/\(name)") }
        try list(Set(names))
    }

    /// Whether another file is there than the one that is to be written.
    private func isForeign(_ file: GeneratedFile) -> Bool {
        switch FileSystem.kind(of: "\(path)/\(file.name)") {
        case .missing: false
        case .folder: true
        case .file: (try? FileSystem.read("\(path)/\(file.name)")).map { $0 != file.bytes } ?? true
        }
    }

    /// The names of the files that it wrote before.
    private func written() throws -> Set<String> {
        let list = "\(path)/\(listName)"
        guard FileSystem.kind(of: list) == .file else { return [] }
        let names = String(decoding: try FileSystem.read(list), as: UTF8.self).split(separator: "\n").map(String.init)
        // A list that leads out of the folder is not one of these.
        return Set(names.filter { !$0.hasPrefix("/") && !$0.split(separator: "/").contains("..") })
    }

    private func list(_ names: Set<String>) throws {
        let text = names.sorted().map { $0 + "\n" }.joined()
        try FileSystem.write(Array(text.utf8), to: "\(path)/\(listName)")
    }
}
