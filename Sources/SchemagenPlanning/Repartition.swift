import SchemagenModel

/// What a divided table, or a divided partition, does with its partitions: rows that find no place where they are any
/// more are moved to where they belong.
public struct Repartition: Sendable, Equatable {
    /// The Swift name of the table.
    public var table: String
    /// The SQL name of the table or partition that is divided.
    public var parent: String
    /// How it is divided, with the partitions that it has afterwards.
    public var partitioning: Partitioning
    /// The SQL names of the columns that hold values of their own.
    public var columns: [String]
    /// The SQL names of the partitions that go with their rows, but for those that one with new bounds takes.
    public var dropped: [String] = []
    /// Those of them some of whose rows no other partition may take.
    public var lost: [String] = []
    /// The SQL names of the partitions that go while their rows stay.
    public var emptied: [String] = []
    /// The partitions that come; what they have for themselves comes in steps of its own.
    public var created: [Partition] = []
    /// The partitions that hold other rows than before, as they are to be.
    public var moved: [Partition] = []
    /// The partitions that are made anew with their rows, as they are to be: they are divided otherwise.
    public var remade: [Partition] = []
    /// Whether a partition that comes may be there already: something else made it.
    public var isAdopting = false

    /// Whether there is nothing to do.
    var isEmpty: Bool { dropped.isEmpty && emptied.isEmpty && created.isEmpty && moved.isEmpty && remade.isEmpty }
}

/// The name that a partition's part of an index or constraint gets.
public struct PartName: Sendable, Equatable {
    /// The SQL name of the whole, or of the part of a partition around.
    public var whole: String
    /// The SQL name of the partition.
    public var partition: String
    /// The SQL name that the part gets.
    public var name: String
}
