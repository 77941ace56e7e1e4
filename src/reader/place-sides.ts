/** Words for the sides of a place. */
export const SIDE_OF =
  /^(?:nord|sud|est|ouest|north|south|east|west|northern|southern|eastern|western|central|inner|greater|metro|downtown)$/
/** The four of them that stand behind a name too. */
export const SIDE = /^(?:nord|sud|est|ouest|north|south|east|west)$/
