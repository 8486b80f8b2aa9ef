import SchemagenModel

/// The form of a new index of a divided table that locks least: the server builds none of a divided table concurrently, but
/// each partition's, which then become the parts of the whole.
struct PartitionedIndexBuild {
    /// What is done, at the times when it can be done.
    private(set) var entries: [PlanEntry] = []

    private let whole: Index
    private let table: Table
    /// The parts that are said, by the SQL names of the partitions.
    private let said: [String: Index]
    /// The steps that make all of it again as it is before the parts are attached.
    private var again: [Step]
    private var attachments: [Step] = []
    private var comments: [PlanEntry] = []
    private var isNameless = false
    private let hasComments: Bool

    /// Plans the build; nil where the name cannot be told that the server gives to a part.
    init?(_ index: Index, of table: Table, hasComments: Bool) {
        guard let partitioning = table.options.partitioning else { return nil }
        self.hasComments = hasComments
        whole = index
        self.table = table
        var said: [String: Index] = [:]
        for part in partitioning.parts(of: index.sqlName) {
            if case .index(let index) = part.index { said[part.partition] = index }
        }
        self.said = said
        let owner = table.info.name
        again = [.createIndexWithoutParts(index, owner: owner, partition: nil)]
        entries = [PlanEntry(again[0], .dropIndex(index, owner: owner, isConcurrent: false), in: .latter)]
        add(partitioning, to: index.sqlName)
        guard !isNameless, !attachments.isEmpty else { return nil }
        let back: [Step] = [.dropIndex(index, owner: owner, isConcurrent: false)] + again
        entries.append(
            PlanEntry(
                up: attachments.map { PlannedStep($0, in: .latter) }, down: back.map { PlannedStep($0, in: .latter) },
                stage: .completion))
        entries += comments
    }

    private mutating func add(_ partitioning: Partitioning, to around: String) {
        let owner = table.info.name
        for partition in partitioning.partitions {
            guard let part = part(of: partition.sqlName) else {
                isNameless = true
                return
            }
            if let inner = partition.partitioning?.partitioning {
                let step = Step.createIndexWithoutParts(part, owner: owner, partition: partition.sqlName)
                again.append(step)
                entries.append(PlanEntry(step, .dropIndex(part, owner: owner, isConcurrent: false), in: .latter))
                add(inner, to: part.sqlName)
            } else {
                // Its comment comes behind, in a step of its own.
                var bare = part
                bare.documentation = nil
                again.append(.createIndex(bare, owner: owner, partition: partition.sqlName, isConcurrent: false))
                entries.append(
                    PlanEntry(
                        .createIndex(part, owner: owner, partition: partition.sqlName, isConcurrent: true),
                        .dropIndex(part, owner: owner, isConcurrent: true), in: .latter, stage: .indexes))
                if hasComments, let comment = part.comment(in: table.info.sqlSchema) { comments.append(comment) }
            }
            attachments.append(.attachIndex(part.sqlName, to: around, owner: owner))
        }
    }

    private func part(of partition: String) -> Index? {
        if let part = said[partition] { return part }
        // Whichever index has the same columns, the server would give one of the two a name with a number.
        let twins = table.indexes.filter {
            $0.keys.map(\.value) == whole.keys.map(\.value) && $0.include == whole.include
        }
        guard twins.count == 1, let name = PartNames.chosen(for: partition, of: .index(whole), in: table) else {
            return nil
        }
        var part = whole
        part.sqlName = name
        part.documentation = nil
        return part
    }
}

extension Index {
    /// The comment on an index that is built concurrently: that file holds one statement.
    func comment(in schema: String?) -> PlanEntry? {
        guard let documentation, !documentation.isEmpty else { return nil }
        let target = Commented.object("INDEX", QualifiedName(sqlName, in: schema))
        return PlanEntry(.comment(target, documentation), .comment(target, nil), in: .latter, stage: .completion)
    }
}
