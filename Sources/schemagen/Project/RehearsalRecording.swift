import SchemagenDatabases
import SchemagenFiles
import SchemagenHistory
import SchemagenModel
import SchemagenProject

/// Keeps what migrations took on a copy of a database.
enum RehearsalRecording {
    /// Adds measures to the file of rehearsals. Where it cannot be written that is said: the migrations are applied.
    static func write(_ measures: [MigrationMeasure], of url: DatabaseURL, _ project: ProjectOptions) {
        guard !measures.isEmpty else { return }
        let database: Database = if case .sqlite = url { .sqlite } else { .postgresql }
        let path = "\(ProjectLayout.migrationsFolder)/\(Rehearsals.fileName)"
        do {
            let location = try project.locate()
            var rehearsals = Rehearsals()
            if let bytes = try Reading.migrations(location).migrations.files[Rehearsals.fileName] {
                guard let read = Rehearsals(bytes) else {
                    Console.problem(
                        "error: \(location.prefix)\(path) is not what `schemagen apply --record` writes; nothing is recorded"
                    )
                    return
                }
                rehearsals = read
            }
            for measure in measures {
                rehearsals.add(
                    Rehearsals.Record(
                        database: database, version: measure.engineVersion, migration: measure.migration.number,
                        upHash: measure.migration.up.hash, milliseconds: measure.milliseconds, size: measure.sizeBefore,
                        growth: measure.sizeAfter - measure.sizeBefore))
            }
            try location.write([(path, Array(rehearsals.text.utf8))], deleting: [])
            Console.standard("rehearsals  \(location.prefix)\(path)   written")
        } catch {
            Console.problem("error: the measures could not be recorded: \(error)")
        }
    }
}
