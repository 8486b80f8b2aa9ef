/// The revision that a project is compared with, as reports name it.
public struct DiffOrigin: Sendable {
    /// As the user named it: `origin/main`.
    public var revision: String
    /// The hash of the commit.
    public var commit: String
    /// Whether the commit is where the branch of that name and the current one parted, and not the branch's own.
    public var isMergeBase: Bool

    /// Makes one from its parts.
    public init(revision: String, commit: String, isMergeBase: Bool) {
        self.revision = revision
        self.commit = commit
        self.isMergeBase = isMergeBase
    }

    /// The beginning of the hash.
    public var shortCommit: String { String(commit.prefix(10)) }
    /// The command that shows everything.
    public var command: String { "swift run schemagen diff --base \(revision) --all" }
}
