/// A project that cannot be found.
public enum ProjectError: Error, Sendable, Equatable, CustomStringConvertible {
    /// There is no schema file where one is looked for.
    case noSchema(startingAt: String)
    /// There are several and none was named.
    case severalSchemas([String])

    /// One line with the way out.
    public var description: String {
        switch self {
        case .noSchema(let folder):
            "no Schema/*.schema in \(folder) or above it; start with `schemagen init NAME`, or name one with --schema"
        case .severalSchemas(let paths):
            "several schema files: \(paths.joined(separator: ", ")); name one with --schema"
        }
    }
}
