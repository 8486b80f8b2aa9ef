import SchemagenDatabases
import SchemagenDocuments
import SchemagenFiles
import SchemagenGeneration
import SchemagenHistory
import SchemagenModel
import SchemagenProject

/// Keeps what migrations took on a copy of a database.
enum RehearsalRecording {
    /// Ends the command before anything is applied where the file could not be added to.
    static func check(_ project: ProjectOptions) throws {
        guard let found = EvidenceCheck.unreadable(try Reading.history(try project.locate()).migrations) else { return }
        Console.report([found])
        Console.problem("\(Console.summary(of: [found])) Nothing was applied.")
        throw Outcome.no
    }

    /// How many bytes of tables each pending migration goes through, by its number: what the tables have before the first
    /// of them. A migration of which that is not known is not among them.
    static func bytes(_ files: ProjectFiles, _ url: DatabaseURL, applied: Set<Int>) -> [Int: Int64] {
        let database: Database = if case .sqlite = url { .sqlite } else { .postgresql }
        do {
            let pending = PendingChange.recorded(in: files, on: database, applied: applied)
            let tables = TableBytes(try LiveReading.figures(of: url), on: database)
            var bytes: [Int: Int64] = [:]
            for migration in pending.changes.flatMap(\.migrations) {
                guard let number = migration.entry?.number, let steps = ComingMigration(migration).steps.value else {
                    continue
                }
                bytes[number] = tables.through(steps).value
            }
            return bytes
        } catch {
            Console.problem("warning: how large the tables are could not be read, and is not recorded: \(error)")
            return [:]
        }
    }

    /// Adds measures to the file of rehearsals. Where it cannot be written that is said: the migrations are applied.
    /// - Parameter through: How many bytes each migration goes through, by its number.
    static func write(
        _ measures: [MigrationMeasure], through: [Int: Int64], of url: DatabaseURL, _ project: ProjectOptions
    ) {
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
                        growth: measure.sizeAfter - measure.sizeBefore, through: through[measure.migration.number]))
            }
            try location.write([(path, Array(rehearsals.text.utf8))], deleting: [])
            Console.standard("rehearsals  \(location.prefix)\(path)   written")
        } catch {
            Console.problem("error: the measures could not be recorded: \(error)")
        }
    }
}
