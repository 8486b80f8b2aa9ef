/// Whose migrations come first and whose go on top, as git's state or the user says it.
struct BranchSides {
    /// A commit and what messages call it.
    struct Side {
        var commit: String?
        var name: String
    }

    /// The commit from which the upper history goes on.
    var base: Side
    /// The one whose migrations go on top.
    var mine: Side
    /// The one whose migrations come first.
    var theirs: Side
    /// Whether they are those of a merge that is over, so that it may be in order.
    var areOfThePast = false

    /// Finds the two sides: those that the user names; those of a merge, a rebase or a cherry-pick that is under way; those
    /// of the newest merge commit.
    /// - Parameters:
    ///   - onto: Whose migrations come first, where the user says it.
    ///   - mine: Whose go on top, where the user says it.
    /// - Returns: Nil where there are no two sides.
    /// - Throws: `Program.Failure`, also where a name is none.
    static func find(
        in repository: GitRepository, onto: String?, mine: String?
    ) throws(Program.Failure) -> BranchSides? {
        if let onto, let mine {
            return try pair(repository, Side(commit: mine, name: mine), Side(commit: onto, name: onto))
        }
        // While commits are put on top of others, what is there already comes first.
        for name in ["REBASE_HEAD", "CHERRY_PICK_HEAD"] {
            guard onto == nil, let commit = try repository.commit(name) else { continue }
            // A rebase leaves its name behind when it is over.
            if name == "REBASE_HEAD", try !repository.isRebasing() { continue }
            return BranchSides(
                base: Side(commit: try repository.commit("\(name)^"), name: "\(name)^"),
                mine: Side(commit: commit, name: name),
                theirs: Side(commit: try repository.commit("HEAD"), name: "HEAD"))
        }
        guard let (own, other, isOver) = try merged(repository) else { return nil }
        let isOwnFirst = try onto.map { (name) throws(Program.Failure) in
            try belongs(name, to: own, ratherThan: other, repository)
        }
        var sides = try isOwnFirst == true ? pair(repository, other, own) : pair(repository, own, other)
        sides.areOfThePast = isOver
        return sides
    }

    /// To which of two sides a revision belongs.
    private static func belongs(
        _ name: String, to own: Side, ratherThan other: Side, _ repository: GitRepository
    ) throws(Program.Failure) -> Bool {
        guard let commit = try repository.commit(name) else { throw unknown(name) }
        func isIn(_ side: Side) throws(Program.Failure) -> Bool {
            guard let tip = side.commit else { return false }
            return try repository.isAncestor(commit, of: tip)
        }
        let (isInOwn, isInOther) = (try isIn(own), try isIn(other))
        guard isInOwn != isInOther else {
            throw Program.Failure(
                description:
                    "\(name) belongs to \(isInOwn ? "both sides" : "neither side") of the merge of \(own.name) and "
                    + "\(other.name); name one of them")
        }
        return isInOwn
    }

    /// The two sides of a merge that is under way, or of the newest one.
    private static func merged(
        _ repository: GitRepository
    ) throws(Program.Failure) -> (own: Side, other: Side, isOver: Bool)? {
        if let other = try repository.commit("MERGE_HEAD") {
            return (
                Side(commit: try repository.commit("HEAD"), name: "HEAD"), Side(commit: other, name: "MERGE_HEAD"),
                false
            )
        }
        guard let head = try repository.commit("HEAD"), let merge = try repository.newestMerge(before: head) else {
            return nil
        }
        let name = String(merge.prefix(10))
        return (
            Side(commit: try repository.commit("\(merge)^1"), name: "\(name)^1"),
            Side(commit: try repository.commit("\(merge)^2"), name: "\(name)^2"), true
        )
    }

    private static func pair(
        _ repository: GitRepository, _ mine: Side, _ theirs: Side
    ) throws(Program.Failure) -> BranchSides {
        guard let own = try repository.commit(mine.commit ?? "") else { throw unknown(mine.name) }
        guard let other = try repository.commit(theirs.commit ?? "") else { throw unknown(theirs.name) }
        return BranchSides(
            base: Side(commit: try repository.mergeBase(own, other), name: "the common base"),
            mine: Side(commit: own, name: mine.name), theirs: Side(commit: other, name: theirs.name))
    }

    private static func unknown(_ name: String) -> Program.Failure {
        Program.Failure(description: "git knows no commit `\(name)`")
    }
}
