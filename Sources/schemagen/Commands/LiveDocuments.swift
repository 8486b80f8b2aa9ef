import SchemagenDatabases
import SchemagenDocuments
import SchemagenFiles
import SchemagenGeneration
import SchemagenMeasures
import SchemagenModel
import SchemagenProject

/// The page of a live database: what `docs --database` makes. The database is only read.
struct LiveDocuments {
    private let options: LiveDocumentOptions
    private let out: String?
    private let location: ProjectLocation

    init(_ options: LiveDocumentOptions, out: String?, at location: ProjectLocation) {
        self.options = options
        self.out = out
        self.location = location
    }

    func run() throws {
        let url = DatabaseURL(try Console.databaseURL(options.database))
        let database: Database = if case .sqlite = url { .sqlite } else { .postgresql }
        for path in [out, options.save].compactMap({ $0 }) { try refuseDocumentsFolder(path) }
        let files = try Reading.migrations(location)
        let compiled = ProjectCheck.compile(files.schema)
        Console.report(compiled.diagnostics.filter { $0.severity == .error })
        guard let schema = compiled.schema else { throw Outcome.failed }
        if let save = options.save {
            try refuseForeign(save) { (try? MeasuresDocument.read(String(decoding: $0, as: UTF8.self))) != nil }
        }
        if let out { try refuseForeign("\(out)/\(LiveReport.fileName)") { GeneratedMark.isIn($0) } }
        let saved = try options.since.map(savedMeasures)
        let reader = LiveReading(files, schema, on: database, options)
        do {
            let (measures, coming) = try reader.read(url)
            let report = LiveReport(
                measures, of: schema, on: database, comparison: saved.map { MeasuresComparison($0, measures) },
                coming: coming, linked: linked(schema))
            try write(report)
        } catch let outcome as Outcome {
            throw outcome
        } catch {
            Console.problem("error: \(error)")
            throw Outcome.failed
        }
    }

    private func write(_ report: LiveReport) throws {
        let page = report.page
        if let save = options.save {
            try FileSystem.write(Array(MeasuresDocument.text(report.measures).utf8), to: save)
            Console.progress("saved       \(save)")
        }
        guard let out else { return Console.write(String(decoding: page.bytes, as: UTF8.self)) }
        let path = "\(out)/\(page.name)"
        try FileSystem.write(page.bytes, to: path)
        Console.standard("docs        \(path)")
    }

    private func savedMeasures(_ path: String) throws -> DatabaseMeasures {
        do {
            return try MeasuresDocument.read(String(decoding: FileSystem.read(path), as: UTF8.self))
        } catch let error as MeasuresDocumentError {
            Console.problem("error: \(path): \(error)")
        } catch {
            Console.problem("error: \(error)")
        }
        throw Outcome.failed
    }

    /// The tables whose pages are in the folder that the page goes to: a link must lead somewhere.
    private func linked(_ schema: Schema) -> Set<String> {
        guard let out else { return [] }
        let names = schema.tables.map(\.info.name)
        return Set(names.filter { FileSystem.kind(of: "\(out)/tables/\($0).md") == .file })
    }

    /// The documents of the schema are the same bytes on every machine: nothing of a live database may be among them.
    private func refuseDocumentsFolder(_ path: String) throws {
        guard ProjectFolder.isIn(ProjectLayout.generatedFolder, path, location) else { return }
        Console.problem(
            "error: \(path) is in \(ProjectLayout.generatedFolder), which holds what the schema alone gives; name another "
                + "place for what a live database held")
        throw Outcome.failed
    }

    /// Refuses to write over what was not written by this command.
    private func refuseForeign(_ path: String, _ isOwn: ([UInt8]) -> Bool) throws {
        switch FileSystem.kind(of: path) {
        case .missing: return
        case .file: if isOwn(try FileSystem.read(path)) { return }
        case .folder: break
        }
        Console.problem("error: \(path) is there and is not of `docs --database`; name another place, or delete it")
        throw Outcome.failed
    }
}
