import SchemagenFiles
import SchemagenGeneration
import SchemagenHistory
import SchemagenLanguage
import SchemagenProject

/// The project at the git revision that it is compared with.
struct DiffBase {
    /// Which commit it is.
    let origin: DiffOrigin
    /// The project there.
    let base: SchemaDiff.Base
    /// The path of the package's root in the repository: empty, or ending in a slash.
    let folder: String
    /// The path of the schema in the repository.
    let schemaPath: String

    /// Reads it.
    /// - Parameters:
    ///   - revision: As the user named it.
    ///   - location: The project as it is now.
    init(_ revision: String, _ location: ProjectLocation) throws(Program.Failure) {
        let root = try GitRepository(location.prefix)
        let schemaFolder = try GitRepository(FileSystem.parent(of: location.schemaPath))
        // A name that looked like an option would be taken for one.
        guard !revision.hasPrefix("-"), var commit = try root.commit(revision) else {
            throw Program.Failure(description: "git knows no revision `\(revision)` here")
        }
        var isMergeBase = false
        if try root.isBranch(revision), let head = try root.commit("HEAD"), head != commit {
            guard let shared = try root.mergeBase(commit, head) else {
                throw Program.Failure(
                    description:
                        "`\(revision)` and HEAD have no commit in common here; a clone without history hides it "
                        + "(`git fetch --unshallow`, or `fetch-depth: 0` in CI)")
            }
            isMergeBase = shared != commit
            commit = shared
        }
        origin = DiffOrigin(revision: revision, commit: commit, isMergeBase: isMergeBase)
        folder = try root.prefix()
        let name = location.schemaPath.split(separator: "/").last.map(String.init) ?? location.schemaPath
        schemaPath = try schemaFolder.prefix() + name
        let path = "\(revision):\(schemaPath)"
        let bytes = try schemaFolder.content(of: name, at: commit)
        base = SchemaDiff.Base(
            schema: bytes.map { SourceFile(path: path, bytes: $0) },
            migrations: try root.migrations(ProjectLayout.migrationsFolder, at: commit, named: revision))
    }
}
