-- An answer that is corrected may say another place.
grant update (place, lat, lon) on case_file to moothall_cases;
