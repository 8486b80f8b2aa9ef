/// The distances in a diagram, in pixels. Those that separate boxes and lines from top to bottom are multiples of ten;
/// see `BoxFace`.
enum Spacing {
    /// Between two boxes in a layer.
    static let betweenBoxes = 20
    /// What a line that passes through a layer takes. It runs in the middle.
    static let line = 10
    /// Between a box and a line that passes by.
    static let besideBox = 10
    /// From a box to the first track of the channel to its right: room for the end of a line.
    static let leftOfTracks = 32
    /// From the last track to the boxes at its right.
    static let rightOfTracks = 34
    static let betweenTracks = 10
    /// Between components.
    static let betweenComponents = 60
    /// Between boxes that have no edges.
    static let inGrid = 20
    /// Around all.
    static let margin = 24
    /// The radius of a corner of a line.
    static let corner = 5
}
