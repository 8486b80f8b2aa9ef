import SchemagenHistory
import SchemagenLanguage
import SchemagenModel
import SchemagenProject

/// Whether the history was proved on real engines, where the schema asks for that.
public enum EvidenceCheck {
    /// What is found about the files of evidence and rehearsals as files: that nobody can read them.
    public static func unreadable(_ folder: MigrationFolder) -> FileDiagnostic? {
        if let bytes = folder.files[Rehearsals.fileName], Rehearsals(bytes) == nil {
            return FileDiagnostic(
                .evidenceUnreadable,
                "the rehearsals are not what `schemagen apply --record` writes; restore the file from version control, or "
                    + "delete it", path: folder.displayPath(Rehearsals.fileName))
        }
        if let bytes = folder.files[Evidence.fileName], Evidence(bytes) == nil {
            return FileDiagnostic(
                .evidenceUnreadable, "the evidence is not what `schemagen verify` writes; delete it and run that again",
                path: folder.displayPath(Evidence.fileName))
        }
        return nil
    }

    /// Compares the evidence with the lock.
    /// - Parameters:
    ///   - files: The project.
    ///   - schema: Its schema.
    ///   - drift: What other checks found: of a history that is not whole nothing can be proved.
    static func check(
        _ files: ProjectFiles, schema: Schema, alreadyFound drift: [FileDiagnostic]
    ) -> [FileDiagnostic] {
        if let found = unreadable(files.migrations) { return [found] }
        let path = files.migrations.displayPath(Evidence.fileName)
        let evidence = files.migrations.files[Evidence.fileName].flatMap { Evidence($0) }
        guard schema.settings.requireEvidence, !drift.contains(where: { $0.severity == .error }),
            let bytes = files.migrations.files[Lock.fileName], let lock = Lock.read(bytes, path: path).lock
        else { return [] }
        return schema.settings.databases.compactMap { database in
            if evidence?.record(for: database, chain: lock.tip) != nil { return nil }
            return FileDiagnostic(
                .evidenceMissing,
                "nothing shows that these migrations run on \(database.title); run `swift run schemagen verify`",
                path: path)
        }
    }
}
